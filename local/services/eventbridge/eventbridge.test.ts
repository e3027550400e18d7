import { CreateEventBusCommand, PutRuleCommand, PutTargetsCommand, type Target } from '@aws-sdk/client-eventbridge';
import { describe, expect, it, vi } from 'vitest';
import { AwsCallError } from '#local/services/contract.ts';
import {
  arn,
  client,
  context,
  onStart,
  put,
  queues,
  received,
  rule,
  started,
  useEvents,
} from './testing/events-harness.ts';

describe('EventBridge', () => {
  useEvents();
  it('delivers a matching event to a queue, and no other', async () => {
    await rule('tasks', { source: ['app'], detail: { id: [{ numeric: ['>', 5] }] } });
    await put({ Detail: '{"id":3}' });
    const { Entries } = await put();
    const [body] = await received();
    expect(JSON.parse(body!)).toEqual({
      version: '0',
      id: Entries?.[0]?.EventId,
      'detail-type': 'task.created',
      source: 'app',
      account: '000000000000',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
      region: 'eu-central-1',
      resources: [],
      detail: { id: 7, who: { name: 'Ann' } },
    });
    expect(await received('in', 0)).toEqual([]);
  });

  it.each<[string, Partial<Target>, string]>([
    ['a constant', { Input: '{"a":1}' }, '{"a":1}'],
    ['a part', { InputPath: '$.detail.who' }, '{"name":"Ann"}'],
    [
      'a template',
      {
        InputTransformer: {
          InputPathsMap: { n: '$.detail.who.name', d: '$.detail.who', none: '$.detail.x' },
          InputTemplate: '{"to":<n>,"text":"Hi <n>!","d":<d>,"no":<none>}',
        },
      },
      '{"to":"Ann","text":"Hi Ann!","d":{"name":"Ann"},"no":""}',
    ],
    [
      'a text',
      {
        InputTransformer: {
          InputPathsMap: { n: '$.detail.who.name' },
          InputTemplate: '"<n> got a task by <aws.events.rule-name>"',
        },
      },
      '"Ann got a task by shaped"',
    ],
  ])('shapes the input: %s', async (_name, target, expected) => {
    await rule('shaped', { source: ['app'] }, target);
    await put();
    expect(await received()).toEqual([expected]);
  });

  it('calls functions and starts executions, each event once by name', async () => {
    await rule(
      'all',
      { source: ['app'] },
      { Arn: arn('lambda', 'function:f') },
      { Arn: arn('states', 'stateMachine:m'), RoleArn: 'arn:aws:iam::0:role/r' },
    );
    onStart(() => {
      throw new AwsCallError('ExecutionAlreadyExists', 'again');
    });
    const { Entries } = await put();
    await vi.waitFor(() =>
      expect(context.invocations).toMatchObject([{ name: arn('lambda', 'function:f'), payload: { source: 'app' } }]),
    );
    await vi.waitFor(() =>
      expect(started).toMatchObject([
        { stateMachineArn: arn('states', 'stateMachine:m'), name: `${Entries?.[0]?.EventId}_t1` },
      ]),
    );
  });

  it('forwards to another bus, and ends a circle', async () => {
    await client.send(new CreateEventBusCommand({ Name: 'other' }));
    await rule('forward', { source: ['app'] }, { Arn: arn('events', 'event-bus/other') });
    await client.send(new PutRuleCommand({ Name: 'loop', EventBusName: 'other', EventPattern: '{"source":["app"]}' }));
    await client.send(
      new PutTargetsCommand({
        Rule: 'loop',
        EventBusName: 'other',
        Targets: [
          { Id: 'back', Arn: arn('events', 'event-bus/default'), DeadLetterConfig: { Arn: arn('sqs', 'dead') } },
          { Id: 'q', Arn: arn('sqs', 'in') },
        ],
      }),
    );
    await put();
    expect(await received()).toHaveLength(1);
    await vi.waitFor(() => expect(queues.get('in').messages.size).toBe(3));
  });
});
