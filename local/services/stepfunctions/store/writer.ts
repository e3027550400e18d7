import { Worker } from 'node:worker_threads';
import type { Operation } from './statements.ts';

type Answer = { ok: true } | { ok: false; message: string };
interface Waiter {
  resolve(): void;
  reject(error: Error): void;
}

/** The engine's side of the writer thread: gathers operations while a commit is under way and sends them as the next batch. */
export class Writer {
  readonly #worker: Worker;
  #operations: Operation[] = [];
  #waiters: Waiter[] = [];
  #inFlight: Waiter[] | undefined;
  #broken: Error | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  static async open(file: string): Promise<Writer> {
    const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), {
      name: 'states-writer',
      workerData: { file },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const writer = new Writer(worker);
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
    });
    worker.on('message', (answer: Answer) => writer.#answered(answer));
    worker.on('error', (error) => writer.#answered({ ok: false, message: String(error) }));
    return writer;
  }

  /** Resolves when the operations are on disk, all of them or none. */
  commit(operations: Operation[]): Promise<void> {
    if (this.#broken) return Promise.reject(this.#broken);
    for (const operation of operations) this.#operations.push(operation);
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
      if (!this.#inFlight) this.#send();
    });
  }

  /** Resolves when everything handed over so far is on disk. */
  async settled(): Promise<void> {
    if (this.#inFlight || this.#waiters.length > 0) await this.commit([]);
  }

  async compact(): Promise<void> {
    await this.settled();
    await this.#command('compact');
  }

  async close(): Promise<void> {
    await this.settled().catch(() => undefined);
    this.#broken ??= new Error('the engine is closed');
    await this.#command('close').catch(() => undefined);
    await this.#worker.terminate();
  }

  #command(command: 'close' | 'compact'): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#inFlight = [{ resolve, reject }];
      this.#worker.postMessage({ command });
    });
  }

  #send(): void {
    const batch = this.#operations;
    this.#inFlight = this.#waiters;
    this.#operations = [];
    this.#waiters = [];
    this.#worker.postMessage({ batch });
  }

  #answered(answer: Answer): void {
    const waiters = this.#inFlight ?? [];
    this.#inFlight = undefined;
    if (!answer.ok) {
      // After a failed commit the files and the memory differ: nothing more may be acknowledged.
      this.#broken = new Error(`The Step Functions database could not be written: ${answer.message}`);
      for (const waiter of [...waiters, ...this.#waiters]) waiter.reject(this.#broken);
      this.#waiters = [];
      return;
    }
    if (this.#waiters.length > 0) this.#send();
    for (const waiter of waiters) waiter.resolve();
  }
}
