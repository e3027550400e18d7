import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsCallError, type AwsService, type CloudContext, type LambdaResult } from '#local/services/contract.ts';

export interface TestContext extends CloudContext {
  readonly services: Map<string, AwsService>;
  /** What `invokeLambda` was called with, and what answers it. */
  readonly invocations: { name: string; payload: unknown }[];
  /** An error of the answer is the function's; an `AwsCallError` is Lambda's own. */
  onInvoke(answer: (name: string, payload: unknown) => unknown): void;
  dispose(): Promise<void>;
}

/** A cloud of nothing but the services a test mounts, in a temporary data directory. */
export async function createTestContext(overrides: Partial<CloudContext> = {}): Promise<TestContext> {
  const dataDir = overrides.dataDir ?? (await mkdtemp(join(tmpdir(), 'flowmaster-')));
  const services = new Map<string, AwsService>();
  const invocations: TestContext['invocations'] = [];
  let respond: (name: string, payload: unknown) => unknown = () => null;
  const unavailable = (what: string) => () => {
    throw new Error(`This test has no ${what}`);
  };
  return {
    accountId: '000000000000',
    region: 'eu-central-1',
    partition: 'aws',
    log: { info() {}, warn() {}, error() {} },
    awsUrl: unavailable('door'),
    dynamodbUrl: unavailable('DynamoDB'),
    serviceCredentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    credentialsFor: unavailable('roles'),
    async invokeLambda(name, payload): Promise<LambdaResult> {
      const input: unknown = JSON.parse(Buffer.from(payload).toString());
      invocations.push({ name, payload: input });
      try {
        return { status: 200, payload: Buffer.from(JSON.stringify((await respond(name, input)) ?? null)) };
      } catch (error) {
        if (error instanceof AwsCallError) throw error;
        const body = { errorType: (error as Error).name, errorMessage: (error as Error).message };
        return { status: 200, functionError: 'Unhandled', payload: Buffer.from(JSON.stringify(body)) };
      }
    },
    service(name) {
      const service = services.get(name);
      if (!service) throw new Error(`This test mounts no ${name}`);
      return service;
    },
    call: unavailable('call'),
    permit: () => undefined,
    resource: () => undefined,
    resources: () => [],
    ...overrides,
    dataDir,
    services,
    invocations,
    onInvoke(answer) {
      respond = answer;
    },
    dispose: () => rm(dataDir, { recursive: true, force: true }),
  };
}
