import { afterEach, beforeEach } from 'vitest';
import type { AwsRequest, AwsResponse, CloudContext, IamModule } from '#local/services/contract.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import { createIam } from '../index.ts';

export let context: TestContext;
export let iam: IamModule;
export let roleArn: string;
export const arn = (service: string, rest: string) => `arn:aws:${service}:eu-central-1:000000000000:${rest}`;
export const table = arn('dynamodb', 'table/tasks');

const description = {
  Table: {
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [{ IndexName: 'GSI1', KeySchema: [{ AttributeName: 'gsi1pk', KeyType: 'HASH' }] }],
  },
};

export async function create(type: string, logicalId: string, properties: Record<string, unknown>) {
  const provider = iam.providers.find((candidate) => candidate.types.includes(type));
  if (!provider) throw new Error(`no provider of ${type}`);
  return provider.create(logicalId, properties, context, { stack: 'app', type, metadata: {} });
}

export async function roleWith(...Statement: object[]): Promise<string> {
  const role = await create('AWS::IAM::Role', 'Role', {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    Policies: [{ PolicyName: 'inline', PolicyDocument: { Version: '2012-10-17', Statement } }],
  });
  return String(role.attributes.Arn);
}

export function request(
  service: string,
  target: string,
  body: unknown,
  overrides: Partial<AwsRequest> = {},
): AwsRequest {
  const { accessKeyId } = iam.credentialsFor(roleArn, 'tasks-api');
  const caller = iam.identify(accessKeyId);
  if (!caller) throw new Error('the key was minted just now');
  return {
    service,
    target,
    action: target.split('.').at(-1) ?? '',
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    caller,
    region: 'eu-central-1',
    ...overrides,
  };
}
export const outcome = (response: AwsResponse | undefined) => (response === undefined ? 'allowed' : 'denied');
export const dynamodb = (action: string, body: object) =>
  iam.authorize(request('dynamodb', `DynamoDB_20120810.${action}`, body));

/** The role under which `request` calls. */
export function actAs(arnOfRole: string): void {
  roleArn = arnOfRole;
}

/** A fresh IAM for each test of the file, with one table: `tasks`. */
export function useIam(): void {
  beforeEach(async () => {
    const call: CloudContext['call'] = () => Promise.resolve(description);
    const resources: CloudContext['resources'] = (type) =>
      type === 'AWS::DynamoDB::Table' ? [{ ref: 'tasks', attributes: {}, logicalId: 'Tasks', stack: 'app', type }] : [];
    context = await createTestContext({ call, resources });
    iam = await createIam(context);
    await iam.start?.();
  });
  afterEach(() => context.dispose());
}
