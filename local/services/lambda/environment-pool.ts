import { randomUUID } from 'node:crypto';
import { AwsCallError } from '#local/services/contract.ts';
import { ExecutionEnvironment } from './execution-environment.ts';
import type { FunctionConfiguration } from './function-configuration.ts';
import type { FunctionOutcome } from './function-outcome.ts';
import type { EnvironmentData } from './messages.ts';
import type { CallAws } from './transport/answer-call.ts';

export interface PoolOptions {
  configuration: FunctionConfiguration;
  data: Omit<EnvironmentData, 'logStream'>;
  env: Record<string, string>;
  /** Environments at most; further invocations wait their turn. */
  maximumConcurrency: number;
  /** More environments that compute than the machine has cores only slow each other down; those that wait for answers do not. */
  mostComputing: number;
  /** Carries out what the function asks of the AWS endpoint. */
  callAws: CallAws;
  onLog(text: string): void;
}

interface Waiting {
  payload: string;
  arn: string;
  requestId: string;
  since: number;
  resolve(outcome: FunctionOutcome): void;
}

/** More waiting than this is refused as throttled, so that an overloaded function fails clearly instead of growing. */
const MAXIMUM_WAITING = 5_000;
/** A warm environment usually frees up sooner than a new one starts, so a short queue is worth more than a cold start. */
const PATIENCE_MS = 25;
/** So long an invocation waits at most for one that computes. */
const FAIRNESS_MS = 2_000;

/** The execution environments of one function: warm ones are reused, new ones start while invocations wait, idle ones go. */
export class EnvironmentPool {
  readonly #options: PoolOptions;
  readonly #all = new Set<ExecutionEnvironment>();
  readonly #idle: ExecutionEnvironment[] = [];
  readonly #waiting: Waiting[] = [];
  #growth: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  get configuration(): FunctionConfiguration {
    return this.#options.configuration;
  }

  get size(): number {
    return this.#all.size;
  }

  invoke(payload: string, arn: string, requestId: string): Promise<FunctionOutcome> {
    if (this.#waiting.length >= MAXIMUM_WAITING || this.#options.maximumConcurrency === 0) {
      return Promise.reject(new AwsCallError('TooManyRequestsException', 'Rate Exceeded.', 429));
    }
    const { promise, resolve } = Promise.withResolvers<FunctionOutcome>();
    this.#waiting.push({ payload, arn, requestId, since: Date.now(), resolve });
    this.#dispatch();
    return promise;
  }

  /** Starts an environment ahead of its first invocation. */
  warmUp(): void {
    if (this.#all.size === 0 && this.#options.maximumConcurrency > 0) this.#start();
  }

  /** Stops environments that have been idle for long: all but one soon, the last one late. Each holds some 45 MB. */
  reap(now: number, { extraIdleMs, lastIdleMs }: { extraIdleMs: number; lastIdleMs: number }): void {
    for (const environment of [...this.#idle]) {
      const limit = this.#all.size > 1 ? extraIdleMs : lastIdleMs;
      if (now - environment.idleSince >= limit) void environment.stop();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#growth);
    await Promise.all([...this.#all].map((environment) => environment.stop()));
  }

  #dispatch(): void {
    if (this.#closed) return;
    while (this.#waiting.length > 0 && this.#idle.length > 0) {
      void this.#run(this.#idle.pop()!, this.#waiting.shift()!);
    }
    if (this.#waiting.length === 0) return;
    if (this.#all.size === 0) this.#start();
    else this.#planGrowth();
  }

  #planGrowth(): void {
    if (this.#growth || this.#all.size >= this.#options.maximumConcurrency || this.#closed) return;
    for (const environment of this.#all) environment.utilization();
    this.#growth = setTimeout(() => {
      this.#growth = undefined;
      if (this.#closed || this.#waiting.length === 0) return;
      // One at a time: environments that start together on a busy machine only delay each other.
      const starting = [...this.#all].some((environment) => !environment.ready);
      const waited = Date.now() - this.#waiting[0]!.since;
      if (!starting && waited >= (this.#areComputing() ? FAIRNESS_MS : PATIENCE_MS)) this.#start();
      this.#dispatch();
    }, PATIENCE_MS);
  }

  #areComputing(): boolean {
    const computing = [...this.#all].filter((environment) => environment.utilization() > 0.5);
    return computing.length >= this.#options.mostComputing;
  }

  async #run(environment: ExecutionEnvironment, { payload, arn, requestId, resolve }: Waiting): Promise<void> {
    const message = { payload, requestId, invokedFunctionArn: arn, traceId: traceId() };
    const outcome = await environment.invoke(message, this.configuration.timeoutSeconds * 1000);
    if (this.#all.has(environment)) this.#idle.push(environment);
    resolve(outcome);
    this.#dispatch();
  }

  #start(): void {
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
    const logStream = `${day}/[$LATEST]${randomUUID().replaceAll('-', '')}`;
    const environment = new ExecutionEnvironment({
      data: { ...this.#options.data, logStream },
      env: { ...this.#options.env, AWS_LAMBDA_LOG_STREAM_NAME: logStream },
      callAws: this.#options.callAws,
      onLog: this.#options.onLog,
      onReady: (ready) => {
        this.#idle.push(ready);
        this.#dispatch();
      },
      onGone: (gone, outcome) => this.#forget(gone, outcome),
    });
    this.#all.add(environment);
  }

  /** An environment that could not load takes the oldest invocation with it, which so learns why. */
  #forget(environment: ExecutionEnvironment, outcome: FunctionOutcome): void {
    this.#all.delete(environment);
    const position = this.#idle.indexOf(environment);
    if (position !== -1) this.#idle.splice(position, 1);
    if (!environment.ready) this.#waiting.shift()?.resolve(outcome);
    if (this.#waiting.length > 0) this.#dispatch();
  }
}

/** Not sampled: tracing code takes its cheap path, as it does for most requests on AWS. */
const traceId = (): string => {
  const id = randomUUID().replaceAll('-', '');
  return `Root=1-${id.slice(0, 8)}-${id.slice(8)};Parent=${id.slice(0, 16)};Sampled=0`;
};
