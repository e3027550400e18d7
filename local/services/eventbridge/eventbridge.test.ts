import {
  CreateArchiveCommand,
  CreateEventBusCommand,
  DescribeReplayCommand,
  DisableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  StartReplayCommand,
  type Target,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AwsCallError, type LocalModule } from '#local/services/contract.ts';
import { type Loopback, serveLoopback } from '#local/services/protocol/loopback.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import type { QueueStore } from '#local/services/storage/sqs/queue-store.ts';
import { createSqs } from '#local/services/storage/sqs/service.ts';
import { createEventBridge, eventsOf } from './index.ts';

let context: TestContext;
let events: LocalModule;
let queues: QueueStore;
let loopback: Loopback;
let client: EventBridgeClient;
let started: unknown[];
let startExecution: () => unknown;
const arn = (service: string, rest: string) => `arn:aws:${service}:eu-central-1:000000000000:${rest}`;

async function boot(dataDir?: string): Promise<void> {
  started = [];
  startExecution = () => ({});
  context = await createTestContext({
    ...(dataDir === undefined ? {} : { dataDir }),
    call: (_service, _target, input) => {
      started.push(input);
      return Promise.resolve().then(startExecution);
    },
  });
  const sqs = createSqs(context);
  queues = sqs.queues;
  context.services.set('sqs', sqs);
  events = await createEventBridge(context);
  context.services.set('events', events.services[0]!);
  await events.start?.();
  loopback = await serveLoopback(events.services[0]!);
  client = new EventBridgeClient({
    endpoint: loopback.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
}
async function halt(): Promise<void> {
  client.destroy();
  await loopback.close();
  await events.close();
  for (const service of context.services.values()) await service.close();
}
beforeEach(async () => {
  await boot();
  for (const name of ['in', 'dead']) await queues.create(name, {}, {});
});
afterEach(async () => {
  await halt();
  await context.dispose();
});

async function rule(Name: string, pattern: object, ...Targets: Partial<Target>[]): Promise<void> {
  await client.send(new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern) }));
  await client.send(
    new PutTargetsCommand({
      Rule: Name,
      Targets: (Targets.length > 0 ? Targets : [{}]).map((target, index) => ({
        Id: `t${index}`,
        Arn: arn('sqs', 'in'),
        ...target,
      })),
    }),
  );
}
const put = (entry: object = {}) =>
  client.send(
    new PutEventsCommand({
      Entries: [{ Source: 'app', DetailType: 'task.created', Detail: '{"id":7,"who":{"name":"Ann"}}', ...entry }],
    }),
  );
async function received(queue = 'in', waitMs = 2000): Promise<string[]> {
  return (await queues.receive(queues.get(queue), { max: 10, waitMs })).map((message) => message.body);
}

describe('EventBridge', () => {
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
    startExecution = () => {
      throw new AwsCallError('ExecutionAlreadyExists', 'again');
    };
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

  it('puts into the dead-letter queue what cannot be delivered, with the reason', async () => {
    await rule('lost', { source: ['app'] }, { Arn: arn('sqs', 'gone'), DeadLetterConfig: { Arn: arn('sqs', 'dead') } });
    await put();
    const [message] = await queues.receive(queues.get('dead'), { max: 1, waitMs: 2000 });
    expect(message?.attributes).toMatchObject({
      ERROR_CODE: { StringValue: 'QueueDoesNotExist' },
      RULE_ARN: { StringValue: arn('events', 'rule/lost') },
    });
  });

  it('tries again what failed for a while, also in the next process', async () => {
    await rule('retry', { source: ['app'] }, { Arn: arn('states', 'stateMachine:m') });
    startExecution = () => {
      throw new Error('connection refused');
    };
    await put();
    await vi.waitFor(() => expect(started).toHaveLength(1));
    await halt();
    await boot(context.dataDir);
    await vi.waitFor(
      () => expect(started).toMatchObject([{ input: expect.stringContaining('task.created') as string }]),
      { timeout: 5000 },
    );
  });

  it('archives events and replays them to their rules, marked as replayed', async () => {
    const bus = arn('events', 'event-bus/default');
    await client.send(
      new CreateArchiveCommand({
        ArchiveName: 'kept',
        EventSourceArn: bus,
        EventPattern: '{"detail-type":["task.created"]}',
      }),
    );
    await put();
    await put({ DetailType: 'task.other' });
    await rule('late', { source: ['app'] });
    const range = { EventStartTime: new Date(Date.now() - 60_000), EventEndTime: new Date(Date.now() + 60_000) };
    await client.send(
      new StartReplayCommand({
        ReplayName: 'r',
        EventSourceArn: arn('events', 'archive/kept'),
        Destination: { Arn: bus },
        ...range,
      }),
    );
    const bodies = await received();
    expect(bodies.map((body) => JSON.parse(body) as object)).toMatchObject([
      { 'replay-name': 'r', 'detail-type': 'task.created' },
    ]);
    await vi.waitFor(async () =>
      expect((await client.send(new DescribeReplayCommand({ ReplayName: 'r' }))).State).toBe('COMPLETED'),
    );
  });

  it('keeps rules made through the API, and obeys their state', async () => {
    await rule('kept', { source: ['app'] });
    await client.send(new DisableRuleCommand({ Name: 'kept' }));
    await put();
    expect(await received('in', 0)).toEqual([]);
    await halt();
    await boot(context.dataDir);
    expect((await client.send(new ListRulesCommand({}))).Rules).toMatchObject([{ Name: 'kept', State: 'DISABLED' }]);
  });

  it('lets services emit events under AWS sources', async () => {
    await rule('runs', { source: ['aws.states'] });
    await eventsOf(context).emit([
      {
        source: 'aws.states',
        detailType: 'Step Functions Execution Status Change',
        detail: { status: 'SUCCEEDED' },
        resources: ['x'],
      },
    ]);
    expect(JSON.parse((await received())[0]!)).toMatchObject({
      source: 'aws.states',
      detail: { status: 'SUCCEEDED' },
      resources: ['x'],
    });
  });

  it('refuses bad events one by one, and bad requests whole', async () => {
    const code = async (entry: object) => (await put(entry)).Entries?.[0]?.ErrorCode;
    expect(await code({ Source: undefined })).toBe('InvalidArgument');
    expect(await code({ Detail: '{' })).toBe('MalformedDetail');
    expect(await code({ Detail: '[]' })).toBe('MalformedDetail');
    expect(await code({ Source: 'aws.mine' })).toBe('NotAuthorizedForSourceException');
    expect(await code({ EventBusName: 'nowhere' })).toBe('ResourceNotFoundException');
    await expect(put({ Detail: JSON.stringify({ x: 'x'.repeat(262_144) }) })).rejects.toThrow('over the limit');
    await expect(
      client.send(new PutEventsCommand({ Entries: Array.from({ length: 11 }, () => ({})) })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(client.send(new PutRuleCommand({ Name: 'bad', EventPattern: '{"a":"b"}' }))).rejects.toMatchObject({
      name: 'InvalidEventPatternException',
      message: 'Event pattern is not valid. Reason: "a" must be an object or an array',
    });
    await expect(
      client.send(new PutRuleCommand({ Name: 'bad', ScheduleExpression: 'rate(1 minutes)' })),
    ).rejects.toThrow('ScheduleExpression');
    await rule('ok', { source: ['x'] });
    const target = (more: Partial<Target>) =>
      client.send(new PutTargetsCommand({ Rule: 'ok', Targets: [{ Id: 'x', Arn: arn('sqs', 'in'), ...more }] }));
    await expect(target({ Arn: 'arn:aws:kinesis:eu-central-1:0:stream/s' })).rejects.toMatchObject({
      name: 'UnsupportedOperation',
    });
    await expect(target({ KinesisParameters: { PartitionKeyPath: '$' } })).rejects.toThrow('KinesisParameters');
    await expect(target({ InputPath: '$..x' })).rejects.toThrow('Invalid JSON path');
    await expect(target({ InputTransformer: { InputTemplate: '<nobody>' } })).rejects.toThrow('nobody');
    await expect(client.send(new TestEventPatternCommand({ EventPattern: '{"a":[1]}', Event: '{}' }))).rejects.toThrow(
      'Event is not valid',
    );
  });
});
