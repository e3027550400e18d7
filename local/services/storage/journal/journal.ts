import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { CommitReply, Statement } from './protocol.ts';

interface PendingWrite {
  statements: readonly Statement[];
  resolve(): void;
  reject(error: Error): void;
}

/** "FMjl": marks our files, so that a foreign database is refused and never written to. */
const applicationId = 0x464d6a6c;
const open = new Map<string, Journal>();

/**
 * The durable memory of queues, events and schedules: one SQLite file, so that an event and the messages it becomes are one
 * write. Writes of the same moment share one commit (group commit) in a worker thread; a write's promise resolves when the
 * disk has it. What is read often is held in memory by its owner; `read` serves start-up, replay and listings.
 */
export class Journal {
  readonly #file: string;
  readonly #reader: DatabaseSync;
  readonly #worker: Worker;
  #users = 0;
  #waiting: PendingWrite[] = [];
  #committing: PendingWrite[] = [];
  #failure: Error | undefined;
  #closed: Promise<void> | undefined;

  /** The journal of a data directory, shared by everybody who asks; each user closes once. */
  static acquire(dataDir: string): Journal {
    const file = join(dataDir, 'messaging', 'journal.db');
    let journal = open.get(file);
    if (!journal) {
      journal = new Journal(file);
      open.set(file, journal);
    }
    journal.#users++;
    return journal;
  }

  private constructor(file: string) {
    this.#file = file;
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
    this.#reader = openChecked(file);
    this.#worker = new Worker(new URL('./journal-worker.ts', import.meta.url), {
      name: 'journal',
      workerData: { file },
    });
    this.#worker.on('message', (reply: CommitReply) => this.#settle(reply.error));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('The journal is closed')));
    this.#worker.unref();
  }

  /** Creates tables, at start-up. */
  define(ddl: string): void {
    this.#reader.exec(ddl);
  }

  read<Row>(sql: string, ...parameters: SQLInputValue[]): Row[] {
    return this.#reader.prepare(sql).all(...parameters) as Row[];
  }

  /** All statements or none, on disk when the promise resolves. Writes are committed in the order of their calls. */
  write(statements: readonly Statement[]): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (statements.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ statements, resolve, reject });
      // The next turn of the loop, so that everything this turn writes shares the commit.
      if (this.#waiting.length === 1 && this.#committing.length === 0) setImmediate(() => this.#flush());
    });
  }

  async close(): Promise<void> {
    if (--this.#users > 0) return;
    open.delete(this.#file);
    this.#closed ??= this.#shutDown();
    await this.#closed;
  }

  async #shutDown(): Promise<void> {
    // Commits keep their order, so a last one that changes nothing comes after all others.
    await this.write([['SELECT 1']]).catch(() => undefined);
    const exited = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#worker.ref();
    this.#worker.postMessage('close');
    await exited;
    this.#reader.close();
  }

  #flush(): void {
    if (this.#committing.length > 0 || this.#waiting.length === 0 || this.#failure) return;
    this.#committing = this.#waiting;
    this.#waiting = [];
    this.#worker.ref();
    this.#worker.postMessage(this.#committing.flatMap((write) => write.statements));
  }

  #settle(error: string | undefined): void {
    const done = this.#committing;
    this.#committing = [];
    this.#worker.unref();
    for (const write of done) {
      if (error === undefined) write.resolve();
      else write.reject(new Error(`The journal refused a write: ${error}`));
    }
    this.#flush();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    const lost = [...this.#committing, ...this.#waiting];
    this.#committing = [];
    this.#waiting = [];
    for (const write of lost) write.reject(error);
  }
}

function openChecked(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 10_000 });
    const { application_id: id } = database.prepare('PRAGMA application_id').get() as { application_id: number };
    const { count } = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get() as { count: number };
    if (id !== applicationId && count > 0) throw new Error('it belongs to another application');
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA application_id = ${applicationId}`);
    return database;
  } catch (error) {
    database?.close();
    throw new Error(`${file} cannot be used as FlowMaster's message journal: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
