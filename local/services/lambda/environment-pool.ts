import { randomUUID } from 'node:crypto';
import { AwsCallError } from '#local/services/contract.ts';
import { ExecutionEnvironment } from './execution-environment.ts';
import type { FunctionConfiguration } from './function-configuration.ts';
import type { FunctionOutcome } from './function-outcome.ts';
import type { EnvironmentData } from './messages.ts';

export interface PoolOptions {
  configuration: FunctionConfiguration;
  data: Omit<EnvironmentData, 'logStream'>;
  env: Record<string, string>;
  /** Environments at most; further invocations wait their turn. */
  maximumConcurrency: number;
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
    if (this.#all.size === 0 && this.#options.maximumConcurrency > 0) this.#idle.push(this.#start());
  }

  /** Stops environments that have done nothing since `before`, the last one too. */
  reap(before: number): void {
    for (const environment of this.#idle.filter(({ idleSince }) => idleSince < before)) void environment.stop();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#growth);
    await Promise.all([...this.#all].map((environment) => environment.stop()));
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const environment = this.#idle.pop() ?? (this.#all.size === 0 ? this.#start() : undefined);
      if (!environment) break;
      void this.#run(environment, this.#waiting.shift()!);
    }
    if (this.#waiting.length > 0) this.#planGrowth();
  }

  #planGrowth(): void {
    if (this.#growth || this.#all.size >= this.#options.maximumConcurrency || this.#closed) return;
    this.#growth = setTimeout(() => {
      this.#growth = undefined;
      const oldest = this.#waiting[0];
      if (!oldest || this.#closed) return;
      if (Date.now() - oldest.since >= PATIENCE_MS) this.#idle.push(this.#start());
      this.#dispatch();
    }, PATIENCE_MS);
  }

  async #run(environment: ExecutionEnvironment, { payload, arn, requestId, resolve }: Waiting): Promise<void> {
    const message = { payload, requestId, invokedFunctionArn: arn, traceId: traceId() };
    const outcome = await environment.invoke(message, this.configuration.timeoutSeconds * 1000);
    if (this.#all.has(environment)) this.#idle.push(environment);
    resolve(outcome);
    if (!this.#closed) this.#dispatch();
  }

  #start(): ExecutionEnvironment {
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
    const logStream = `${day}/[$LATEST]${randomUUID().replaceAll('-', '')}`;
    const environment = new ExecutionEnvironment({
      data: { ...this.#options.data, logStream },
      env: { ...this.#options.env, AWS_LAMBDA_LOG_STREAM_NAME: logStream },
      onLog: this.#options.onLog,
      onGone: (gone) => {
        this.#all.delete(gone);
        const position = this.#idle.indexOf(gone);
        if (position !== -1) this.#idle.splice(position, 1);
      },
    });
    this.#all.add(environment);
    return environment;
  }
}

/** Not sampled: tracing code takes its cheap path, as it does for most requests on AWS. */
const traceId = (): string => {
  const id = randomUUID().replaceAll('-', '');
  return `Root=1-${id.slice(0, 8)}-${id.slice(8)};Parent=${id.slice(0, 16)};Sampled=0`;
};
