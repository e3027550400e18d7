import {
  CreateArchiveCommand,
  DescribeReplayCommand,
  DisableRuleCommand,
  ListRulesCommand,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { describe, expect, it, vi } from 'vitest';
import { eventsOf } from './index.ts';
import {
  arn,
  boot,
  client,
  context,
  halt,
  onStart,
  put,
  queues,
  received,
  rule,
  started,
  useEvents,
} from './testing/events-harness.ts';

describe('EventBridge over time', () => {
  useEvents();
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
    onStart(() => {
      throw new Error('connection refused');
    });
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
});
