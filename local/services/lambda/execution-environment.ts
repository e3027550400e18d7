import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { exited, type FunctionOutcome, initTimedOut, timedOut } from './function-outcome.ts';
import type { EnvironmentData, InvokeMessage, WorkerMessage } from './messages.ts';

/** AWS gives ten seconds; a laptop that starts everything at once may need more. */
const INIT_TIMEOUT_MS = 30_000;
const WORKER = new URL('./worker.ts', import.meta.url);

export interface EnvironmentOptions {
  data: EnvironmentData;
  env: Record<string, string>;
  onLog(text: string): void;
  /** The worker is gone: it failed, was killed, or was stopped. */
  onGone(environment: ExecutionEnvironment): void;
}

interface Running {
  message: InvokeMessage;
  started: number;
  timer: NodeJS.Timeout;
  timeoutMs: number;
  resolve(outcome: FunctionOutcome): void;
}

/**
 * One worker thread that holds one copy of a function, as an execution environment does on AWS: its own globals,
 * environment variables and memory bound, one event at a time. What does not answer in time is killed.
 */
export class ExecutionEnvironment {
  readonly #worker: Worker;
  readonly #options: EnvironmentOptions;
  readonly #initTimer: NodeJS.Timeout;
  #running: Running | undefined;
  #ready = false;
  #gone = false;
  /** Set when loading the code failed: the error every waiting invocation gets. */
  #initError: FunctionOutcome | undefined;
  idleSince = Date.now();

  constructor(options: EnvironmentOptions) {
    this.#options = options;
    this.#worker = new Worker(WORKER, {
      workerData: options.data,
      env: options.env,
      resourceLimits: { maxOldGenerationSizeMb: options.data.memoryMb },
      stdout: true,
      stderr: true,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.#worker.stdout.setEncoding('utf8').on('data', options.onLog);
    this.#worker.stderr.setEncoding('utf8').on('data', options.onLog);
    this.#worker.on('message', (message: WorkerMessage) => this.#onMessage(message));
    this.#worker.on('error', (error: Error & { code?: string }) => this.#end(exited(this.#requestId(), error)));
    this.#worker.on('exit', () => this.#end(exited(this.#requestId())));
    this.#initTimer = setTimeout(() => this.#kill(initTimedOut(INIT_TIMEOUT_MS)), INIT_TIMEOUT_MS);
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Runs one event. The time for loading the code is not counted against the function's timeout, as on AWS. */
  invoke(message: Omit<InvokeMessage, 'deadline'>, timeoutMs: number): Promise<FunctionOutcome> {
    if (this.#initError) return Promise.resolve(this.#initError);
    if (this.#gone) return Promise.resolve(exited(message.requestId));
    const { promise, resolve } = Promise.withResolvers<FunctionOutcome>();
    const timer = setTimeout(() => this.#kill(timedOut(message.requestId, timeoutMs)), INIT_TIMEOUT_MS + timeoutMs);
    this.#running = { message: { ...message, deadline: 0 }, started: 0, timer, timeoutMs, resolve };
    if (this.#ready) this.#post();
    return promise;
  }

  async stop(): Promise<void> {
    this.#end(exited(this.#requestId()));
    await this.#worker.terminate();
  }

  #post(): void {
    const running = this.#running!;
    const { message, timeoutMs } = running;
    clearTimeout(running.timer);
    running.started = Date.now();
    running.timer = setTimeout(() => this.#kill(timedOut(message.requestId, timeoutMs)), timeoutMs);
    this.#worker.postMessage({ ...message, deadline: running.started + timeoutMs } satisfies InvokeMessage);
  }

  #onMessage(message: WorkerMessage): void {
    if (message.kind === 'ready') {
      clearTimeout(this.#initTimer);
      this.#ready = true;
      if (this.#running) this.#post();
    } else if (message.kind === 'init-failed') {
      this.#initError = { functionError: 'Unhandled', payload: Buffer.from(message.error) };
      this.#kill(this.#initError);
    } else if (message.requestId === this.#running?.message.requestId) {
      if (message.kind === 'done') this.#settle({ payload: Buffer.from(message.payload) });
      else this.#settle({ functionError: 'Unhandled', payload: Buffer.from(message.error) });
    }
  }

  #settle(outcome: FunctionOutcome): void {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    clearTimeout(running.timer);
    this.idleSince = Date.now();
    running.resolve(outcome);
  }

  #kill(outcome: FunctionOutcome): void {
    this.#end(outcome);
    void this.#worker.terminate();
  }

  #end(outcome: FunctionOutcome): void {
    if (!this.#gone) {
      this.#gone = true;
      clearTimeout(this.#initTimer);
      this.#options.onGone(this);
    }
    this.#settle(outcome);
  }

  #requestId(): string {
    return this.#running?.message.requestId ?? randomUUID();
  }
}
