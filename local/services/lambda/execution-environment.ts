import { randomUUID } from 'node:crypto';
import type { EventLoopUtilization } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { exited, type FunctionOutcome, initTimedOut, timedOut } from './function-outcome.ts';
import type { EnvironmentData, HostMessage, InvokeMessage, WorkerMessage } from './messages.ts';
import { answerCall, type CallAws } from './transport/answer-call.ts';
import type { CallMessage } from './transport/messages.ts';

/** AWS gives ten seconds; a laptop that starts everything at once may need more. */
const INIT_TIMEOUT_MS = 30_000;
/** V8 would take 48 MB for each environment's young objects; no invocation was measured to be slower for less. */
const YOUNG_MB = 12;
const WORKER = new URL('./worker.ts', import.meta.url);

export interface EnvironmentOptions {
  data: EnvironmentData;
  env: Record<string, string>;
  callAws: CallAws;
  onLog(text: string): void;
  /** The code is loaded: it takes its first event now. */
  onReady(environment: ExecutionEnvironment): void;
  /** The worker is gone: it failed to load, died, was killed, or was stopped. `outcome` is what its event, if any, got. */
  onGone(environment: ExecutionEnvironment, outcome: FunctionOutcome): void;
}

interface Running {
  requestId: string;
  timer: NodeJS.Timeout;
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
  #usedBefore: EventLoopUtilization | undefined;
  #running: Running | undefined;
  #ready = false;
  #gone = false;
  idleSince = Date.now();

  constructor(options: EnvironmentOptions) {
    this.#options = options;
    this.#worker = new Worker(WORKER, {
      name: threadName(options.data.functionName),
      workerData: options.data,
      env: options.env,
      resourceLimits: { maxOldGenerationSizeMb: options.data.memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
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

  /** The code is loaded. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Share of the time since the last call in which it computed (or wanted to), 0 to 1; the rest it waited for answers. */
  utilization(): number {
    const now = this.#worker.performance.eventLoopUtilization();
    const { utilization } = this.#worker.performance.eventLoopUtilization(now, this.#usedBefore);
    this.#usedBefore = now;
    return utilization;
  }

  /** Runs one event; only when ready, and none is running. */
  invoke(message: Omit<InvokeMessage, 'kind' | 'deadline'>, timeoutMs: number): Promise<FunctionOutcome> {
    const { requestId } = message;
    if (this.#gone) return Promise.resolve(exited(requestId));
    const { promise, resolve } = Promise.withResolvers<FunctionOutcome>();
    const timer = setTimeout(() => this.#kill(timedOut(requestId, timeoutMs)), timeoutMs);
    this.#running = { requestId, timer, resolve };
    this.#post({ kind: 'invoke', ...message, deadline: Date.now() + timeoutMs });
    return promise;
  }

  async stop(): Promise<void> {
    this.#end(exited(this.#requestId()));
    await this.#worker.terminate();
  }

  #onMessage(message: WorkerMessage): void {
    if (message.kind === 'call') {
      void this.#carryOut(message);
    } else if (message.kind === 'ready') {
      clearTimeout(this.#initTimer);
      this.#ready = true;
      this.#options.onReady(this);
    } else if (message.kind === 'init-failed') {
      this.#kill({ functionError: 'Unhandled', payload: Buffer.from(message.error) });
    } else if (message.requestId === this.#running?.requestId) {
      if (message.kind === 'done') this.#settle({ payload: Buffer.from(message.payload) });
      else this.#settle({ functionError: 'Unhandled', payload: Buffer.from(message.error) });
    }
  }

  async #carryOut(call: CallMessage): Promise<void> {
    const answer = await answerCall(call, this.#options.callAws);
    if (!this.#gone) this.#post(answer);
  }

  #post(message: HostMessage): void {
    this.#worker.postMessage(message);
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
    if (this.#gone) return;
    this.#gone = true;
    clearTimeout(this.#initTimer);
    this.#options.onGone(this, outcome);
    this.#settle(outcome);
  }

  #requestId(): string {
    return this.#running?.requestId ?? randomUUID();
  }
}

/** What `top -H` and the bench show of it: the kernel keeps 15 characters, so the end of the name, which tells functions apart. */
const threadName = (functionName: string): string => functionName.split('-').slice(-2).join('-');
