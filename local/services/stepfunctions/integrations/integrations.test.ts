import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { ServiceError } from '../ports.ts';
import { integrationsOf, type TestEngine, testEngine } from '../testing.ts';
import { parseCsv } from './csv.ts';

let test: TestEngine;
const calls: unknown[] = [];

beforeEach(async () => {
  calls.length = 0;
  test = await testEngine(
    {},
    {
      integrations: integrationsOf(
        {},
        {
          putEvents(entries) {
            calls.push(entries);
            return Promise.resolve({ FailedEntryCount: 0, Entries: [{ EventId: 'e1' }] });
          },
          call(service, action, parameters) {
            calls.push([service, action, parameters]);
            if (service === 'dynamodb')
              return Promise.reject(
                new ServiceError('ConditionalCheckFailedException', 'The conditional request failed'),
              );
            return Promise.resolve({ MessageId: 'm1' });
          },
        },
      ),
    },
  );
});
afterEach(() => test.close());

const task = (resource: string, args: JsonObject): JsonObject => ({
  QueryLanguage: 'JSONata',
  StartAt: 'T',
  States: { T: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Arguments: args, End: true } },
});

describe('service integrations', () => {
  it('put events with the execution and its machine as resources', async () => {
    const done = await test.run(
      task('events:putEvents', { Entries: [{ Source: 's', DetailType: 't', Detail: { a: 1 } }] }),
    );
    expect(done.status).toBe('SUCCEEDED');
    const resources = [done.executionArn, done.stateMachineArn];
    expect(calls).toEqual([[{ Source: 's', DetailType: 't', Detail: '{"a":1}', Resources: resources }]]);
  });

  it('send messages to SQS as text', async () => {
    const done = await test.run(task('sqs:sendMessage', { QueueUrl: 'q', MessageBody: { a: 1 } }));
    expect(done).toMatchObject({ status: 'SUCCEEDED' });
    expect(JSON.parse(String(done.output))).toMatchObject({
      MessageId: 'm1',
      SdkHttpMetadata: { HttpStatusCode: 200 },
    });
    expect(calls).toEqual([['sqs', 'sendMessage', { QueueUrl: 'q', MessageBody: '{"a":1}' }]]);
  });

  it('publish to SNS, objects as text', async () => {
    const publish = await test.run(task('sns:publish', { TopicArn: 't', Message: { a: 1 } }));
    expect(publish).toMatchObject({ status: 'SUCCEEDED' });
    expect(calls).toEqual([['sns', 'publish', { TopicArn: 't', Message: '{"a":1}' }]]);
  });

  it('that an engine alone cannot call fail with the reason', async () => {
    const { remoteIntegrations } = await import('./remote.ts');
    const alone = await testEngine(
      {},
      { integrations: remoteIntegrations({ lambda: undefined, aws: 'http://127.0.0.1:9', region: 'eu-west-1' }) },
    );
    const done = await alone.run(task('sns:publish', { TopicArn: 't', Message: 'm' }));
    expect(done).toMatchObject({ status: 'FAILED', error: 'SNS.UnsupportedOperationException' });
    expect(done.cause).toContain("The engine alone cannot call the service 'sns'");
    await alone.close();
  });

  it('name errors by service', async () => {
    const args = { TableName: 't', Item: {} };
    expect(await test.run(task('dynamodb:putItem', args))).toMatchObject({
      status: 'FAILED',
      error: 'DynamoDB.ConditionalCheckFailedException',
      cause: expect.stringMatching(
        /^The conditional request failed \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ConditionalCheckFailedException; Request ID: /,
      ) as string,
    });
    expect(await test.run(task('aws-sdk:dynamodb:putItem', args))).toMatchObject({
      error: 'DynamoDb.ConditionalCheckFailedException',
    });
  });

  it('answer calls to Step Functions from the engine itself', async () => {
    const child = await test.create({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
    const done = await test.run(
      task('aws-sdk:sfn:startExecution', { StateMachineArn: child, Input: { a: 1 }, Name: 'own' }),
    );
    const { ExecutionArn } = JSON.parse(String(done.output)) as { ExecutionArn: string };
    expect(await test.finish(ExecutionArn)).toMatchObject({ status: 'SUCCEEDED', input: '{"a":1}', name: 'own' });
  });

  it('fail with the error of a child that fails', async () => {
    const child = await test.create({ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E', Cause: 'c' } } });
    const done = await test.run(task('states:startExecution.sync', { StateMachineArn: child, Input: {} }));
    expect(done).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(String(done.cause))).toMatchObject({ Error: 'E', Cause: 'c', Status: 'FAILED' });
  });
});

it('reads CSV with quotes, other delimiters and line ends', () => {
  expect(parseCsv('a|"b ""x"" |"\r\n\r\nc|d', '|')).toEqual([
    ['a', 'b "x" |'],
    ['c', 'd'],
  ]);
});
