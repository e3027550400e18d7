import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestContext } from '#local/services/protocol/test-context.ts';
import type { LambdaResult } from '../contract.ts';
import type { FunctionConfiguration } from './function-configuration.ts';
import { Lambda, type LambdaOptions } from './lambda.ts';
import { LogFiles } from './log-files.ts';

const codePath = fileURLToPath(new URL('../../fixtures/two-functions/asset.faults', import.meta.url));
const arn = 'arn:aws:lambda:eu-central-1:000000000000:function:faults';

const configuration: FunctionConfiguration = {
  name: 'faults',
  arn,
  roleArn: 'arn:aws:iam::000000000000:role/faults',
  codePath,
  handler: 'index.handler',
  runtime: 'nodejs24.x',
  memoryMb: 64,
  timeoutSeconds: 2,
  environment: { COLOUR: 'blue' },
  logGroup: '/aws/lambda/faults',
  logFormat: 'Text',
};

let directory: string;
let logs: LogFiles;
let lambda: Lambda;
let calls: { service: string; target: string; input: unknown }[];

async function createLambda(options: Partial<LambdaOptions> = {}): Promise<Lambda> {
  const context = await createTestContext({
    dataDir: directory,
    awsUrl: () => 'http://127.0.0.1:1',
    call: async (service, target, input) => {
      calls.push({ service, target, input });
      return {};
    },
  });
  logs = new LogFiles(join(directory, 'logs'));
  const created = new Lambda({
    context,
    logs,
    callAws: async () => ({ status: 501, body: '' }),
    credentialsFor: (roleArn, session) => ({ accessKeyId: `ASIA-${session}`, secretAccessKey: roleArn }),
    ...options,
  });
  created.deploy(configuration);
  return created;
}

const invoke = (event: unknown): Promise<LambdaResult> => lambda.invoke('faults', JSON.stringify(event));
const read = (result: LambdaResult): Record<string, unknown> =>
  JSON.parse(result.payload.toString()) as Record<string, unknown>;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'flowmaster-lambda-'));
  calls = [];
  lambda = await createLambda();
});
afterEach(async () => {
  await lambda.close();
  await logs.close();
  await rm(directory, { recursive: true, force: true });
});

describe('a synchronous invocation', () => {
  it('answers what the handler returns, from a warm environment', async () => {
    await invoke({ n: 1 });
    const second = await invoke({ n: 2 });
    expect(second).toMatchObject({ status: 200 });
    expect(second.functionError).toBeUndefined();
    expect(read(second)).toEqual({ invocations: 2, echo: { n: 2 } });
  });

  it('answers null for a handler that returns nothing', async () => {
    expect((await invoke({ fault: 'nothing' })).payload.toString()).toBe('null');
  });

  it('gives the function its variables, its role’s keys and the door, and nothing of ours', async () => {
    vi.stubEnv('SECRET_OF_THE_OPERATOR', 'leaked');
    const environment = read(await invoke({ fault: 'environment' }));
    vi.unstubAllEnvs();
    expect(environment).toMatchObject({
      COLOUR: 'blue',
      AWS_LAMBDA_FUNCTION_NAME: 'faults',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '64',
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'ASIA-faults',
    });
    expect(environment.AWS_ENDPOINT_URL).toMatch(/^http:/);
    expect(environment).not.toHaveProperty('SECRET_OF_THE_OPERATOR');
  });

  it('describes the invocation in the context', async () => {
    const { remaining, context } = read(await invoke({ fault: 'remaining' }));
    expect(remaining).toBeGreaterThan(500);
    expect(remaining).toBeLessThanOrEqual(2000);
    expect(context).toMatchObject({ functionName: 'faults', invokedFunctionArn: arn, memoryLimitInMB: '64' });
  });

  it('accepts a name, an ARN, and an ARN with the qualifier of a version', async () => {
    lambda.addQualifier('faults', 'live');
    for (const reference of ['faults', arn, `${arn}:live`, `${arn}:$LATEST`, '000000000000:function:faults']) {
      expect((await lambda.invoke(reference, '{}')).status).toBe(200);
    }
  });
});

describe('a function that fails', () => {
  it('reports what it threw as the Node.js runtime does', async () => {
    const result = await invoke({ fault: 'throw' });
    expect(result.functionError).toBe('Unhandled');
    expect(read(result)).toMatchObject({ errorType: 'RangeError', errorMessage: 'out of range' });
    expect((read(result).trace as string[])[0]).toBe('RangeError: out of range');
  });

  it.each(['hang', 'spin'])('is killed when it does not answer in time (%s), and works again after', async (fault) => {
    const result = await invoke({ fault });
    expect(read(result).errorType).toBe('Sandbox.Timedout');
    expect(read(result).errorMessage).toMatch(/^RequestId: [\w-]{36} Error: Task timed out after 2\.00 seconds$/);
    expect(read(await invoke({ again: true }))).toEqual({ invocations: 1, echo: { again: true } });
  });

  it.each([
    ['exit', 'Runtime.ExitError'],
    ['memory', 'Runtime.OutOfMemory'],
    ['reject', 'Error'],
  ])('is replaced when its environment dies (%s)', async (fault, errorType) => {
    const result = await invoke({ fault });
    expect(result.functionError).toBe('Unhandled');
    expect(read(result).errorType).toBe(errorType);
    expect(read(await invoke({}))).toMatchObject({ invocations: 1 });
  });
});

describe('a function that does not load', () => {
  it.each([
    ['missing.handler', 'Runtime.ImportModuleError'],
    ['index.nothing', 'Runtime.HandlerNotFound'],
  ])('says why (%s)', async (handler, errorType) => {
    lambda.deploy({ ...configuration, name: 'broken', handler });
    const results = await Promise.all([lambda.invoke('broken', '{}'), lambda.invoke('broken', '{}')]);
    for (const result of results) expect(read(result).errorType).toBe(errorType);
  });
});

describe('a request that Lambda refuses', () => {
  it('names the function that does not exist', async () => {
    await expect(lambda.invoke('nobody', '{}')).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      status: 404,
      message: 'Function not found: arn:aws:lambda:eu-central-1:000000000000:function:nobody',
    });
    await expect(lambda.invoke('faults:unknown', '{}')).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  });

  it('limits the payload to 6 MB, and to 1 MB for events', async () => {
    const big = JSON.stringify('x'.repeat(6 * 1024 * 1024));
    await expect(lambda.invoke('faults', big)).rejects.toMatchObject({ code: 'RequestTooLargeException', status: 413 });
    const medium = JSON.stringify('x'.repeat(1024 * 1024));
    await expect(lambda.invoke('faults', medium, 'Event')).rejects.toMatchObject({ code: 'RequestTooLargeException' });
  });
});

describe('concurrency', () => {
  it('starts environments up to the bound and lets the rest wait', async () => {
    await lambda.close();
    lambda = await createLambda({ maximumConcurrency: 2 });
    const results = await Promise.all(Array.from({ length: 20 }, (_, n) => invoke({ n })));
    const counts = results.map((result) => read(result).invocations as number);
    expect(results.every((result) => result.functionError === undefined)).toBe(true);
    expect(counts.filter((count) => count === 1).length).toBeLessThanOrEqual(2);
  });
});

describe('one more environment', () => {
  const first = (one: Promise<unknown>, other: Promise<unknown>) =>
    Promise.race([one.then(() => 'one'), other.then(() => 'other')]);

  it('starts beside those that wait for an answer', async () => {
    await invoke({});
    const waiting = invoke({ fault: 'hang' });
    expect(await first(waiting, invoke({}))).toBe('other');
    await waiting;
  });

  it('does not start beside as many as may compute: the invocation waits for one of them', async () => {
    await lambda.close();
    lambda = await createLambda({ mostComputing: 1 });
    await invoke({});
    const computing = invoke({ fault: 'spin' });
    expect(await first(computing, invoke({}))).toBe('one');
  });
});

describe('idle environments', () => {
  it('are stopped, and the next invocation starts anew', async () => {
    await lambda.close();
    lambda = await createLambda({ idle: { lastIdleMs: 1, extraIdleMs: 1 } });
    await invoke({});
    await vi.waitFor(async () => expect(read(await invoke({}))).toMatchObject({ invocations: 1 }), {
      timeout: 10_000,
      interval: 50,
    });
  });
});

describe('an asynchronous invocation', () => {
  it('is accepted at once and retried twice; then its failure goes to the destination', async () => {
    await lambda.close();
    lambda = await createLambda({ async: { retryDelaysMs: [1, 1] } });
    lambda.async.configure('faults', { onFailureArn: 'arn:aws:sqs:eu-central-1:000000000000:failed' });
    const { status, payload } = await lambda.invoke('faults', JSON.stringify({ fault: 'throw' }), 'Event');
    expect([status, payload.length]).toEqual([202, 0]);
    await vi.waitFor(() => expect(calls).toHaveLength(1), { timeout: 10_000 });
    expect(calls[0]).toMatchObject({ service: 'sqs', target: 'AmazonSQS.SendMessage' });
    const record = JSON.parse((calls[0]!.input as { MessageBody: string }).MessageBody) as Record<string, unknown>;
    expect(record).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
      requestPayload: { fault: 'throw' },
      responsePayload: { errorType: 'RangeError' },
    });
  });

  it('runs again after a restart when it had not finished', async () => {
    lambda.async.configure('faults', { onFailureArn: 'arn:aws:sqs:eu-central-1:000000000000:failed' });
    await lambda.invoke('faults', JSON.stringify({ fault: 'hang' }), 'Event');
    await lambda.close();
    lambda = await createLambda({ async: { retryDelaysMs: [1, 1] } });
    lambda.async.configure('faults', {
      maximumRetryAttempts: 0,
      onFailureArn: 'arn:aws:sqs:eu-central-1:000000000000:failed',
    });
    lambda.async.resume();
    await vi.waitFor(() => expect(calls).toHaveLength(1), { timeout: 10_000 });
  });
});

describe('logs', () => {
  it('are JSON where the function asks for it', async () => {
    lambda.deploy({ ...configuration, logFormat: 'JSON', logGroup: 'json' });
    await invoke({ fault: 'log' });
    await vi.waitFor(async () => {
      const record = JSON.parse(await readFile(join(directory, 'logs/json.log'), 'utf8')) as Record<string, unknown>;
      expect(record).toMatchObject({ level: 'INFO', message: 'hello { a: 1 }', requestId: expect.any(String) });
    });
  });

  it('land in a file per log group, in Lambda’s format', async () => {
    await invoke({ fault: 'log' });
    await vi.waitFor(async () => {
      const text = await readFile(join(directory, 'logs/aws/lambda/faults.log'), 'utf8');
      expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z\t[\w-]{36}\tINFO\thello \{ a: 1 \}\n$/);
    });
  });
});
