import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LocalModule } from '#local/services/contract.ts';
import { createEventBridge } from '#local/services/eventbridge/index.ts';
import { type Loopback, serveLoopback } from '#local/services/protocol/loopback.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import type { QueueStore } from '#local/services/storage/sqs/queue-store.ts';
import { createSqs } from '#local/services/storage/sqs/service.ts';
import { createScheduler } from './index.ts';

let context: TestContext;
let queues: QueueStore;
let events: LocalModule;
let scheduler: LocalModule;
let loopback: Loopback;
const arn = (service: string, rest: string) => `arn:aws:${service}:eu-central-1:000000000000:${rest}`;

async function boot(dataDir?: string): Promise<void> {
  context = await createTestContext(dataDir === undefined ? {} : { dataDir });
  const sqs = createSqs(context);
  queues = sqs.queues;
  context.services.set('sqs', sqs);
  events = await createEventBridge(context);
  context.services.set('events', events.services[0]!);
  scheduler = await createScheduler(context);
  context.services.set('scheduler', scheduler.services[0]!);
  loopback = await serveLoopback(scheduler.services[0]!);
  await events.start?.();
  await scheduler.start?.();
}
async function halt(): Promise<void> {
  await loopback.close();
  await scheduler.close();
  await events.close();
  for (const service of context.services.values()) await service.close();
}
beforeEach(async () => {
  await boot();
  await queues.create('q', {}, {});
});
afterEach(async () => {
  await halt();
  await context.dispose();
});

const settings = (more: object = {}) => ({
  ScheduleExpression: 'rate(1 hour)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: {
    Arn: arn('sqs', 'q'),
    RoleArn: 'arn:aws:iam::000000000000:role/r',
    Input: '{"at":"<aws.scheduler.scheduled-time>"}',
  },
  ...more,
});
async function api(
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; type: string | null; body: Record<string, unknown> }> {
  const response = await fetch(loopback.url + path, { method, ...(body && { body: JSON.stringify(body) }) });
  return {
    status: response.status,
    type: response.headers.get('x-amzn-errortype'),
    body: (await response.json()) as Record<string, unknown>,
  };
}
const local = (at: number) => new Date(at).toISOString().slice(0, 19);
async function received(waitMs = 4000): Promise<string[]> {
  const queue = queues.get('q');
  const messages = await queues.receive(queue, { max: 10, waitMs });
  await queues.remove(queue, messages);
  return messages.map(({ body }) => body);
}

describe('Scheduler', () => {
  it('fires at its time, once, and deletes itself when asked to', async () => {
    const at = local(Date.now() + 1500);
    const created = await api(
      'POST',
      '/schedules/once',
      settings({ ScheduleExpression: `at(${at})`, ActionAfterCompletion: 'DELETE' }),
    );
    expect(created.body.ScheduleArn).toBe(arn('scheduler', 'schedule/default/once'));
    expect((await api('GET', '/schedules/once')).body).toMatchObject({
      Name: 'once',
      State: 'ENABLED',
      ScheduleExpression: `at(${at})`,
    });
    expect(await received()).toEqual([`{"at":"${at}Z"}`]);
    await vi.waitFor(async () => expect((await api('GET', '/schedules/once')).type).toBe('ResourceNotFoundException'));
  });

  it('fires a rate at once and then at its pace', async () => {
    await api('POST', '/schedules/often', settings());
    expect(await received()).toHaveLength(1);
    expect(await received(0)).toEqual([]);
  });

  it('fires at the next start, once, what fell due while the process was down', async () => {
    const due = Date.now() + 1100;
    await api('POST', '/schedules/soon', settings({ ScheduleExpression: `at(${local(due)})` }));
    await halt();
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(due), { timeout: 5000 });
    await boot(context.dataDir);
    expect(await received()).toHaveLength(1);
    await halt();
    await boot(context.dataDir);
    expect(await received(200)).toHaveLength(0);
  });

  it('does not fire when it is disabled, and lists by group', async () => {
    await api('POST', '/schedule-groups/team', {});
    await api('POST', '/schedules/quiet', settings({ State: 'DISABLED', GroupName: 'team' }));
    await api('POST', '/schedules/other', settings({ ScheduleExpression: 'cron(0 0 1 1 ? 2099)' }));
    expect((await api('GET', '/schedules?ScheduleGroup=team')).body.Schedules).toMatchObject([
      { Name: 'quiet', GroupName: 'team' },
    ]);
    expect(await received(100)).toEqual([]);
    expect((await api('DELETE', '/schedule-groups/team')).status).toBe(200);
    expect((await api('GET', '/schedules')).body.Schedules).toHaveLength(1);
  });

  it('puts an event on a bus', async () => {
    const bus = events.providers.find(({ types }) => types.includes('AWS::Events::Rule'))!;
    const Targets = [{ Id: 'q', Arn: arn('sqs', 'q'), InputPath: '$.detail' }];
    await bus.create('R', { EventPattern: { source: ['clock'] }, Targets }, context, {
      stack: 's',
      type: '',
      metadata: {},
    });
    const Target = {
      Arn: arn('events', 'event-bus/default'),
      RoleArn: 'arn:aws:iam::0:role/r',
      Input: '{"x":1}',
      EventBridgeParameters: { Source: 'clock', DetailType: 'tick' },
    };
    await api('POST', '/schedules/tick', settings({ Target }));
    expect(await received()).toEqual(['{"x":1}']);
  });

  it('makes the schedules of a template, and keeps their pace over restarts', async () => {
    const create = (logicalId: string) =>
      scheduler.providers[0]!.create(logicalId, settings({ Name: 'sweep' }), context, {
        stack: 's',
        type: '',
        metadata: {},
      });
    await create('Sweep');
    expect(await received()).toHaveLength(1);
    await halt();
    await boot(context.dataDir);
    await create('Sweep');
    expect(await received(200)).toEqual([]);
  });

  it('refuses bad input with the errors of Scheduler', async () => {
    const create = (more: object) => api('POST', '/schedules/bad', settings(more));
    expect((await create({ ScheduleExpression: 'rate(1 minutes)' })).type).toBe('ValidationException');
    expect(
      (await create({ ScheduleExpressionTimezone: 'Mars/Olympus', ScheduleExpression: 'cron(0 9 * * ? *)' })).type,
    ).toBe('ValidationException');
    expect(
      (await create({ Target: { Arn: 'arn:aws:scheduler:::aws-sdk:s3:putObject', RoleArn: 'arn:aws:iam::0:role/r' } }))
        .type,
    ).toBe('UnsupportedOperation');
    expect((await create({ GroupName: 'nowhere' })).type).toBe('ResourceNotFoundException');
    expect((await create({ Surprise: 1 })).body.Message).toContain('Surprise');
    await create({});
    expect(await create({})).toMatchObject({ status: 409, type: 'ConflictException' });
    expect((await api('PUT', '/schedules/unknown', settings())).type).toBe('ResourceNotFoundException');
  });
});
