import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { AwsCallError, type CloudContext, type Credentials, type LambdaResult } from '#local/services/contract.ts';
import { AsyncInvocations, type AsyncOptions } from './async-invocations.ts';
import { EnvironmentPool } from './environment-pool.ts';
import { environmentVariables } from './environment-variables.ts';
import type { FunctionConfiguration } from './function-configuration.ts';
import { parseFunctionName } from './function-name.ts';
import type { LogFiles } from './log-files.ts';
import type { CallAws } from './transport/answer-call.ts';

export interface LambdaOptions {
  context: CloudContext;
  logs: LogFiles;
  credentialsFor(roleArn: string, sessionName: string): Credentials;
  /** The door, for the calls of functions. */
  callAws: CallAws;
  /** Environments of a function without ReservedConcurrentExecutions, and at most for those with: this is one machine. */
  maximumConcurrency?: number;
  /** Environments of one function that may compute at a time before others wait for them: the machine's cores. */
  mostComputing?: number;
  /** How long a function's last environment, and those beside it, may idle before their memory is given back. */
  idle?: { lastIdleMs: number; extraIdleMs: number };
  async?: AsyncOptions;
}

const PAYLOAD_LIMIT = 6 * 1024 * 1024;
const EVENT_PAYLOAD_LIMIT = 1024 * 1024;

/** AWS Lambda of one process: deployed functions, their environments, synchronous and asynchronous invocation. */
export class Lambda {
  readonly #options: LambdaOptions;
  readonly #pools = new Map<string, EnvironmentPool>();
  readonly #aliases = new Set<string>();
  readonly #reaper: NodeJS.Timeout;
  readonly async: AsyncInvocations;

  constructor(options: LambdaOptions) {
    this.#options = options;
    const idle = options.idle ?? { lastIdleMs: 10 * 60_000, extraIdleMs: 20_000 };
    this.#reaper = setInterval(() => this.#reap(idle), Math.min(idle.extraIdleMs, 10_000));
    this.#reaper.unref();
    this.async = new AsyncInvocations(options.context, options.async, (name, payload, requestId) =>
      this.#run(this.#pool(name), payload, requestId),
    );
  }

  deploy(configuration: FunctionConfiguration): void {
    const { context, logs, credentialsFor, maximumConcurrency = 4, mostComputing } = this.#options;
    const { name, codePath, handler, memoryMb, logGroup, logFormat } = configuration;
    const pool = new EnvironmentPool({
      configuration,
      data: {
        codePath,
        handler,
        memoryMb,
        logGroup,
        logFormat,
        functionName: name,
        compileCache: join(context.dataDir, 'cache', 'compile'),
      },
      env: environmentVariables(configuration, context, credentialsFor(configuration.roleArn, name)),
      maximumConcurrency: Math.min(configuration.reservedConcurrency ?? maximumConcurrency, maximumConcurrency),
      mostComputing: mostComputing ?? Math.max(2, availableParallelism()),
      callAws: this.#options.callAws,
      onLog: (text) => logs.write(logGroup, text),
    });
    this.#pools.set(name, pool);
  }

  /** Makes `name:qualifier` answer: there is one version of each function here, and aliases point at it. */
  addQualifier(name: string, qualifier: string): void {
    this.#aliases.add(`${name}:${qualifier}`);
  }

  configuration(reference: string): FunctionConfiguration {
    return this.#pool(reference).configuration;
  }

  configurations(): FunctionConfiguration[] {
    return [...this.#pools.values()].map((pool) => pool.configuration);
  }

  warmUp(reference: string): void {
    this.#pool(reference).warmUp();
  }

  async invoke(
    reference: string,
    payload: string | Uint8Array,
    type: 'RequestResponse' | 'Event' = 'RequestResponse',
    requestId: string = randomUUID(),
  ): Promise<LambdaResult> {
    const pool = this.#pool(reference);
    const limit = type === 'Event' ? EVENT_PAYLOAD_LIMIT : PAYLOAD_LIMIT;
    const text =
      typeof payload === 'string'
        ? payload
        : Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString();
    if (Buffer.byteLength(text) > limit) {
      throw new AwsCallError(
        'RequestTooLargeException',
        `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
        413,
      );
    }
    if (type === 'Event') {
      this.async.accept(pool.configuration.name, text || '{}', requestId);
      return { status: 202, payload: Buffer.alloc(0) };
    }
    return { status: 200, ...(await this.#run(pool, text || '{}', requestId)) };
  }

  async close(): Promise<void> {
    clearInterval(this.#reaper);
    this.async.close();
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }

  async #run(pool: EnvironmentPool, payload: string, requestId: string): Promise<Omit<LambdaResult, 'status'>> {
    const { arn, logGroup, name } = pool.configuration;
    const started = performance.now();
    const outcome = await pool.invoke(payload, arn, requestId);
    if (outcome.functionError) {
      const duration = (performance.now() - started).toFixed(2);
      this.#options.logs.write(
        logGroup,
        `REPORT RequestId: ${requestId}\tDuration: ${duration} ms\tStatus: error\t${outcome.payload}\n`,
      );
    }
    if (outcome.payload.byteLength > PAYLOAD_LIMIT) return tooLarge(name);
    return outcome;
  }

  #pool(reference: string): EnvironmentPool {
    const { name, qualifier } = parseFunctionName(reference);
    const pool = this.#pools.get(name);
    const known = qualifier === undefined || qualifier === '$LATEST' || this.#aliases.has(`${name}:${qualifier}`);
    if (pool && known) return pool;
    const { partition, region, accountId } = this.#options.context;
    const arn = `arn:${partition}:lambda:${region}:${accountId}:function:${name}${qualifier ? `:${qualifier}` : ''}`;
    throw new AwsCallError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
  }

  #reap(idle: { lastIdleMs: number; extraIdleMs: number }): void {
    for (const pool of this.#pools.values()) pool.reap(Date.now(), idle);
  }
}

function tooLarge(name: string): Omit<LambdaResult, 'status'> {
  const error = {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size of ${name} exceeded maximum allowed payload size (${PAYLOAD_LIMIT} bytes).`,
  };
  return { functionError: 'Unhandled', payload: Buffer.from(JSON.stringify(error)) };
}
