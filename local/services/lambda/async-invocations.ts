import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { CloudContext, LambdaResult } from '#local/services/contract.ts';
import { type Destinations, deliverOutcome } from './destinations.ts';

export interface AsyncOptions {
  /** Waits before the retries of a failed invocation. AWS: one minute, then two. */
  retryDelaysMs?: readonly number[];
}

export interface AsyncConfiguration extends Destinations {
  maximumRetryAttempts?: number;
  maximumEventAgeSeconds?: number;
}

type Run = (name: string, payload: string, requestId: string) => Promise<Omit<LambdaResult, 'status'>>;

interface Row {
  id: number;
  request_id: string;
  function_name: string;
  payload: string;
  attempts: number;
  accepted_at: number;
}

const DAY_SECONDS = 21_600;

/**
 * Event invocations: on disk before they are accepted, retried twice when the function fails, then handed to its failure
 * destination or dead-letter queue. What was running when the process died runs again: delivery is at least once, as on AWS.
 */
export class AsyncInvocations {
  readonly #database: DatabaseSync;
  readonly #context: CloudContext;
  readonly #run: Run;
  readonly #delays: readonly number[];
  readonly #configurations = new Map<string, AsyncConfiguration>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #statements: Record<'insert' | 'pending' | 'attempted' | 'remove', StatementSync>;
  #closed = false;

  constructor(context: CloudContext, options: AsyncOptions | undefined, run: Run) {
    this.#context = context;
    this.#run = run;
    this.#delays = options?.retryDelaysMs ?? [60_000, 120_000];
    mkdirSync(join(context.dataDir, 'lambda'), { recursive: true });
    this.#database = new DatabaseSync(join(context.dataDir, 'lambda', 'async-invocations.sqlite'));
    // NORMAL survives the death of the process; only a power cut could take the last moments.
    this.#database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS invocation (id INTEGER PRIMARY KEY, request_id TEXT, function_name TEXT, payload TEXT,
        attempts INTEGER DEFAULT 0, accepted_at INTEGER, due_at INTEGER)`);
    this.#statements = {
      insert: this.#database.prepare(
        'INSERT INTO invocation (request_id, function_name, payload, accepted_at, due_at) VALUES (?, ?, ?, ?, ?)',
      ),
      pending: this.#database.prepare('SELECT * FROM invocation ORDER BY id'),
      attempted: this.#database.prepare('UPDATE invocation SET attempts = ?, due_at = ? WHERE id = ?'),
      remove: this.#database.prepare('DELETE FROM invocation WHERE id = ?'),
    };
  }

  configure(functionName: string, configuration: AsyncConfiguration): void {
    this.#configurations.set(functionName, { ...this.#configurations.get(functionName), ...configuration });
  }

  accept(functionName: string, payload: string, requestId: string): void {
    const now = Date.now();
    const { lastInsertRowid } = this.#statements.insert.run(requestId, functionName, payload, now, now);
    const id = Number(lastInsertRowid);
    this.#attempt({ id, request_id: requestId, function_name: functionName, payload, attempts: 0, accepted_at: now });
  }

  /** Takes up what an earlier process accepted and did not finish. */
  resume(): void {
    for (const row of this.#statements.pending.all() as unknown as (Row & { due_at: number })[]) {
      this.#later(row, row.due_at - Date.now());
    }
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#database.close();
  }

  #later(row: Row, delayMs: number): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        this.#attempt(row);
      },
      Math.max(0, delayMs),
    );
    this.#timers.add(timer);
  }

  #attempt(row: Row): void {
    this.#run(row.function_name, row.payload, row.request_id)
      .catch((error: Error) => ({
        functionError: 'Unhandled',
        payload: Buffer.from(JSON.stringify({ errorMessage: error.message })),
      }))
      .then((result) => this.#settle({ ...row, attempts: row.attempts + 1 }, result))
      .catch((error: unknown) =>
        this.#context.log.error('An asynchronous invocation was lost track of', { error: String(error) }),
      );
  }

  async #settle(row: Row, result: Omit<LambdaResult, 'status'>): Promise<void> {
    if (this.#closed) return;
    const configuration = this.#configurations.get(row.function_name) ?? {};
    const { maximumRetryAttempts = 2, maximumEventAgeSeconds = DAY_SECONDS } = configuration;
    const delay = this.#delays[Math.min(row.attempts, this.#delays.length) - 1] ?? 0;
    const tooOld = Date.now() + delay - row.accepted_at > maximumEventAgeSeconds * 1000;
    if (result.functionError && row.attempts <= maximumRetryAttempts && !tooOld) {
      this.#statements.attempted.run(row.attempts, Date.now() + delay, row.id);
      return this.#later(row, delay);
    }
    await deliverOutcome(this.#context, configuration, {
      requestId: row.request_id,
      functionName: row.function_name,
      payload: row.payload,
      attempts: row.attempts,
      condition: result.functionError ? (tooOld ? 'EventAgeExceeded' : 'RetriesExhausted') : 'Success',
      result,
    });
    if (!this.#closed) this.#statements.remove.run(row.id);
  }
}
