import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AwsRequest, AwsResponse, CloudContext, IamModule } from '#local/services/contract.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import { createIam } from './index.ts';

let context: TestContext;
let iam: IamModule;
let roleArn: string;
const arn = (service: string, rest: string) => `arn:aws:${service}:eu-central-1:000000000000:${rest}`;
const table = arn('dynamodb', 'table/tasks');

const description = {
  Table: {
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [{ IndexName: 'GSI1', KeySchema: [{ AttributeName: 'gsi1pk', KeyType: 'HASH' }] }],
  },
};

async function create(type: string, logicalId: string, properties: Record<string, unknown>) {
  const provider = iam.providers.find((candidate) => candidate.types.includes(type));
  if (!provider) throw new Error(`no provider of ${type}`);
  return provider.create(logicalId, properties, context, { stack: 'app', type, metadata: {} });
}

async function roleWith(...Statement: object[]): Promise<string> {
  const role = await create('AWS::IAM::Role', 'Role', {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    Policies: [{ PolicyName: 'inline', PolicyDocument: { Version: '2012-10-17', Statement } }],
  });
  return String(role.attributes.Arn);
}

function request(service: string, target: string, body: unknown, overrides: Partial<AwsRequest> = {}): AwsRequest {
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
const outcome = (response: AwsResponse | undefined) => (response === undefined ? 'allowed' : 'denied');
const dynamodb = (action: string, body: object) =>
  iam.authorize(request('dynamodb', `DynamoDB_20120810.${action}`, body));

beforeEach(async () => {
  const call: CloudContext['call'] = () => Promise.resolve(description);
  const resources: CloudContext['resources'] = (type) =>
    type === 'AWS::DynamoDB::Table' ? [{ ref: 'tasks', attributes: {}, logicalId: 'Tasks', stack: 'app', type }] : [];
  context = await createTestContext({ call, resources });
  iam = await createIam(context);
  await iam.start?.();
});
afterEach(() => context.dispose());

describe('authorization of DynamoDB calls by leading keys', () => {
  const own = { pk: { S: 'TENANT#a#T' }, sk: { S: '1' } };
  const foreign = { pk: { S: 'LOGIN#x' }, sk: { S: '1' } };
  beforeEach(async () => {
    roleArn = await roleWith({
      Effect: 'Allow',
      Action: ['dynamodb:*Item', 'dynamodb:Query', 'dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'],
      Resource: [table, `${table}/index/*`],
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TENANT#*'] } },
    });
  });

  it.each<[string, object, string]>([
    ['GetItem', { TableName: 'tasks', Key: own }, 'allowed'],
    ['GetItem', { TableName: 'tasks', Key: foreign }, 'denied'],
    ['GetItem', { TableName: 'others', Key: own }, 'denied'],
    ['PutItem', { TableName: table, Item: own }, 'allowed'],
    ['UpdateItem', { TableName: 'tasks', Key: foreign }, 'denied'],
    [
      'Query',
      {
        TableName: 'tasks',
        KeyConditionExpression: '#p = :p AND begins_with(sk, :s)',
        ExpressionAttributeNames: { '#p': 'pk' },
        ExpressionAttributeValues: { ':p': { S: 'TENANT#a' }, ':s': { S: 'x' } },
      },
      'allowed',
    ],
    [
      'Query',
      { TableName: 'tasks', KeyConditionExpression: ':p = pk', ExpressionAttributeValues: { ':p': { S: 'LOGIN#a' } } },
      'denied',
    ],
    [
      'Query',
      {
        TableName: 'tasks',
        IndexName: 'GSI1',
        KeyConditionExpression: 'gsi1pk = :p',
        ExpressionAttributeValues: { ':p': { S: 'TENANT#a' } },
      },
      'allowed',
    ],
    [
      'Query',
      {
        TableName: 'tasks',
        IndexName: 'GSI1',
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': { S: 'TENANT#a' } },
      },
      'denied',
    ],
    [
      'Query',
      {
        TableName: 'tasks',
        KeyConditions: { pk: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'TENANT#a' }] } },
      },
      'allowed',
    ],
    ['BatchGetItem', { RequestItems: { tasks: { Keys: [own, foreign] } } }, 'denied'],
    [
      'BatchWriteItem',
      { RequestItems: { tasks: [{ PutRequest: { Item: own } }, { DeleteRequest: { Key: own } }] } },
      'allowed',
    ],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 'tasks', Item: own } },
          { ConditionCheck: { TableName: 'tasks', Key: own } },
        ],
      },
      'allowed',
    ],
    [
      'TransactWriteItems',
      { TransactItems: [{ Put: { TableName: 'tasks', Item: own } }, { Delete: { TableName: 'tasks', Key: foreign } }] },
      'denied',
    ],
    ['TransactGetItems', { TransactItems: [{ Get: { TableName: 'tasks', Key: foreign } }] }, 'denied'],
    ['Scan', { TableName: 'tasks' }, 'denied'],
    ['DeleteTable', { TableName: 'tasks' }, 'denied'],
  ])('%s %j is %s', (action, body, expected) => {
    expect(outcome(dynamodb(action, body))).toBe(expected);
  });

  it('words the refusal as DynamoDB does', () => {
    const response = dynamodb('GetItem', { TableName: 'tasks', Key: foreign });
    expect(response?.status).toBe(400);
    const user = 'arn:aws:sts::000000000000:assumed-role/app-Role/tasks-api';
    expect(JSON.parse(String(response?.body))).toEqual({
      __type: 'com.amazon.coral.service#AccessDeniedException',
      Message: `User: ${user} is not authorized to perform: dynamodb:GetItem on resource: ${table} because no identity-based policy allows the dynamodb:GetItem action`,
    });
  });
});

describe('what calls ask for', () => {
  const allowing = (Action: string, Resource: string) => ({ Effect: 'Allow', Action, Resource });
  it.each<[string, object, () => AwsRequest]>([
    [
      'an event on a bus',
      allowing('events:PutEvents', arn('events', 'event-bus/domain')),
      () =>
        request('events', 'AWSEvents.PutEvents', {
          Entries: [{ EventBusName: 'domain' }, { EventBusName: arn('events', 'event-bus/domain') }],
        }),
    ],
    [
      'a batch to a queue',
      allowing('sqs:SendMessage', arn('sqs', 'q')),
      () => request('sqs', 'AmazonSQS.SendMessageBatch', { QueueUrl: 'http://127.0.0.1:1/000000000000/q' }),
    ],
    [
      'a machine',
      allowing('states:StartExecution', arn('states', 'stateMachine:flow-*')),
      () =>
        request('states', 'AWSStepFunctions.StartExecution', {
          stateMachineArn: arn('states', 'stateMachine:flow-a:active'),
        }),
    ],
    [
      'a task token',
      allowing('states:SendTaskSuccess', arn('states', 'stateMachine:flow-*')),
      () => request('states', 'AWSStepFunctions.SendTaskSuccess', { taskToken: 'x' }),
    ],
    [
      'a function by name',
      allowing('lambda:InvokeFunction', arn('lambda', 'function:f')),
      () => request('lambda', '', {}, { path: '/2015-03-31/functions/f/invocations' }),
    ],
    [
      'a function by ARN',
      allowing('lambda:InvokeFunction', arn('lambda', 'function:f')),
      () =>
        request(
          'lambda',
          '',
          {},
          { path: `/2015-03-31/functions/${encodeURIComponent(arn('lambda', 'function:f'))}/invocations` },
        ),
    ],
    [
      'an object',
      allowing('s3:PutObject', 'arn:aws:s3:::b/a/*'),
      () => request('s3', '', '', { method: 'PUT', path: '/b/a/k%20x' }),
    ],
    [
      'a listing',
      allowing('s3:ListBucket', 'arn:aws:s3:::b'),
      () => request('s3', '', '', { method: 'GET', path: '/b/', query: new URLSearchParams('list-type=2') }),
    ],
    [
      'mail',
      allowing('ses:SendEmail', arn('ses', 'identity/me@example.org')),
      () => request('ses', '', { FromEmailAddress: 'Me <me@example.org>' }, { path: '/v2/email/outbound-emails' }),
    ],
    [
      'a schedule',
      allowing('scheduler:CreateSchedule', arn('scheduler', 'schedule/default/s')),
      () => request('scheduler', '', {}, { path: '/schedules/s' }),
    ],
    [
      'a model',
      allowing('bedrock:InvokeModel', 'arn:aws:bedrock:eu-central-1::foundation-model/m'),
      () => request('bedrock', '', {}, { path: '/model/m/converse' }),
    ],
  ])('%s', async (_name, statement, make) => {
    roleArn = await roleWith(statement);
    expect(outcome(iam.authorize(make()))).toBe('allowed');
    roleArn = await roleWith({ ...statement, Resource: 'arn:aws:other:::x' });
    expect(outcome(iam.authorize(make()))).toBe(
      String((statement as { Action: string }).Action).includes('SendTask') ? 'allowed' : 'denied',
    );
  });

  it('needs iam:PassRole to give a state machine its role', async () => {
    const make = () =>
      request('states', 'AWSStepFunctions.CreateStateMachine', {
        name: 'm',
        roleArn: 'arn:aws:iam::000000000000:role/machine',
      });
    roleArn = await roleWith(allowing('states:*', '*'));
    expect(outcome(iam.authorize(make()))).toBe('denied');
    roleArn = await roleWith(allowing('states:*', '*'), {
      ...allowing('iam:PassRole', '*'),
      Condition: { StringEquals: { 'iam:PassedToService': 'states.amazonaws.com' } },
    });
    expect(outcome(iam.authorize(make()))).toBe('allowed');
  });
});

describe('roles and sessions', () => {
  const sts = (fields: Record<string, string>, caller = { accessKeyId: 'local', accountId: '000000000000' }) =>
    iam.services[0]!.handle({
      ...request('sts', '', new URLSearchParams(fields).toString()),
      caller,
      action: fields.Action ?? '',
    });
  const field = (response: AwsResponse, name: string) =>
    new RegExp(`<${name}>([^<]*)<`).exec(String(response.body))?.[1];

  it('mints the same keys for the same data directory', async () => {
    const keys = iam.credentialsFor('arn:aws:iam::000000000000:role/r', 's');
    const restarted = await createIam(context);
    expect(restarted.credentialsFor('arn:aws:iam::000000000000:role/r', 's')).toEqual(keys);
    expect(iam.identify('ASIAUNKNOWN')).toBeUndefined();
  });

  it('adds attached and managed policies, and lets a deny of one of them win', async () => {
    roleArn = await roleWith({ Effect: 'Allow', Action: 'kms:Sign', Resource: '*' });
    const sign = () => iam.authorize(request('logs', 'Logs_20140328.PutLogEvents', { logGroupName: 'g' }));
    expect(outcome(sign())).toBe('denied');
    await create('AWS::IAM::Policy', 'More', {
      PolicyName: 'more',
      Roles: ['app-Role'],
      PolicyDocument: { Statement: { Effect: 'Allow', Action: 'logs:*', Resource: '*' } },
    });
    expect(outcome(sign())).toBe('allowed');
    await create('AWS::IAM::ManagedPolicy', 'Less', {
      Roles: ['app-Role'],
      PolicyDocument: { Statement: { Effect: 'Deny', Action: 'logs:Put*', Resource: '*' } },
    });
    expect(String(sign()?.body)).toContain('with an explicit deny in an identity-based policy');
  });

  it('assumes a role that trusts the caller, with session tags as conditions', async () => {
    const trust = {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::000000000000:root' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        },
      ],
    };
    const Statement = {
      Effect: 'Allow',
      Action: 'sqs:SendMessage',
      Resource: `${arn('sqs', '')}${'${aws:PrincipalTag/tenant}'}-*`,
    };
    const role = await create('AWS::IAM::Role', 'Tenant', {
      AssumeRolePolicyDocument: trust,
      Policies: [{ PolicyName: 'p', PolicyDocument: { Statement } }],
    });
    const fields = {
      Action: 'AssumeRole',
      RoleArn: String(role.attributes.Arn),
      RoleSessionName: 'session',
      'Tags.member.1.Key': 'tenant',
      'Tags.member.1.Value': 'acme',
    };
    const assumed = await sts(fields);
    const caller = iam.identify(field(assumed, 'AccessKeyId') ?? '');
    const send = (queue: string) =>
      iam.authorize(
        request('sqs', 'AmazonSQS.SendMessage', { QueueUrl: `http://x/0/${queue}` }, caller ? { caller } : {}),
      );
    expect(outcome(send('acme-in'))).toBe('allowed');
    expect(outcome(send('other-in'))).toBe('denied');
    expect(field(await sts({ Action: 'GetCallerIdentity' }, caller), 'Arn')).toBe(
      'arn:aws:sts::000000000000:assumed-role/app-Tenant/session',
    );
  });

  it('refuses roles that do not trust the caller, unknown parameters and unknown managed policies', async () => {
    roleArn = await roleWith();
    expect(field(await sts({ Action: 'AssumeRole', RoleArn: roleArn, RoleSessionName: 'session' }), 'Code')).toBe(
      'AccessDenied',
    );
    expect(field(await sts({ Action: 'AssumeRole', SerialNumber: 'x' }), 'Message')).toContain('SerialNumber');
    expect(field(await sts({ Action: 'GetSessionToken' }), 'Code')).toBe('UnsupportedOperation');
    const unknown = create('AWS::IAM::Role', 'X', {
      AssumeRolePolicyDocument: {},
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/Mystery'],
    });
    await expect(async () => unknown).rejects.toThrow('Mystery');
  });
});
