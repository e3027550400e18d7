import { beforeEach, describe, expect, it } from 'vitest';
import type { AwsRequest } from '#local/services/contract.ts';
import { actAs, arn, dynamodb, iam, outcome, request, roleWith, table, useIam } from './testing/iam-harness.ts';

describe('authorization of DynamoDB calls by leading keys', () => {
  useIam();
  const own = { pk: { S: 'TENANT#a#T' }, sk: { S: '1' } };
  const foreign = { pk: { S: 'LOGIN#x' }, sk: { S: '1' } };
  beforeEach(async () => {
    actAs(
      await roleWith({
        Effect: 'Allow',
        Action: ['dynamodb:*Item', 'dynamodb:Query', 'dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'],
        Resource: [table, `${table}/index/*`],
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TENANT#*'] } },
      }),
    );
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
  useIam();
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
    actAs(await roleWith(statement));
    expect(outcome(iam.authorize(make()))).toBe('allowed');
    actAs(await roleWith({ ...statement, Resource: 'arn:aws:other:::x' }));
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
    actAs(await roleWith(allowing('states:*', '*')));
    expect(outcome(iam.authorize(make()))).toBe('denied');
    actAs(
      await roleWith(allowing('states:*', '*'), {
        ...allowing('iam:PassRole', '*'),
        Condition: { StringEquals: { 'iam:PassedToService': 'states.amazonaws.com' } },
      }),
    );
    expect(outcome(iam.authorize(make()))).toBe('allowed');
  });
});
