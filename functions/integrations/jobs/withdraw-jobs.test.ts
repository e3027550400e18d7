import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { ACME, executionId, Jobs, run } from './testing/jobs.ts';

const jobs = new Jobs();

/** Another execution; what has ended stays ended. */
const another = (n: number) => ({ ...run, executionId: `01900000-0000-7000-8000-0000000001${n}0` });
const move = (execution: typeof run, to: number) => ({
  ...execution,
  fromNodeIds: ['charge'],
  toNodeIds: ['charge'],
  stoppedAt: '2026-01-01T10:00:00.000Z',
  run: to,
});

describe('a job', () => {
  it('is kept from workers while its execution is paused; what one has already may be finished', async () => {
    await jobs.open(jobs.activity());
    await jobs.open(jobs.activity());
    const [held] = await jobs.take({ maxJobs: 1 });
    const pause = { pk: `TENANT#${ACME}#CONTROL`, sk: executionId };
    await jobs.db.client.send(new PutCommand({ TableName: 'executions', Item: pause }));
    await jobs.tell('execution.paused', run);
    expect(await jobs.take()).toEqual([]);
    expect((await jobs.list()).map(({ status }) => status).sort()).toEqual(['leased', 'suspended']);
    expect((await jobs.complete(held!)).status).toBe(200);
    await jobs.db.client.send(new DeleteCommand({ TableName: 'executions', Key: pause }));
    await jobs.tell('execution.resumed', run);
    expect(await jobs.take()).toHaveLength(1);
  });

  it.each([
    ['execution.cancelled', { ...another(1), reason: 'not needed' }],
    ['execution.failed', { ...another(2), error: 'X' }],
    ['execution.completed', { ...another(3), durationMs: 1 }],
  ])('is withdrawn by %s', async (event, data) => {
    await jobs.open(jobs.activity({}, { executionId: data.executionId }));
    const [job] = await jobs.take();
    await jobs.tell(event, data);
    expect((await jobs.complete(job!)).body.code).toBe('job.ended');
    expect(await jobs.list({ status: 'withdrawn' })).toMatchObject([{ id: job!.id }]);
  });

  it('of a run that was left is withdrawn, and that of the run that goes on is not', async () => {
    const moved = another(4);
    await jobs.open(jobs.activity({}, { executionId: moved.executionId }));
    await jobs.open(jobs.activity({}, { executionId: `${moved.executionId}_1` }));
    await jobs.tell('execution.moved', move(moved, 1));
    expect(await jobs.take()).toHaveLength(1);
    expect(await jobs.list({ status: 'withdrawn' })).toHaveLength(1);
  });

  it.each([
    ['cancelled', (execution: typeof run) => jobs.tell('execution.cancelled', { ...execution })],
    ['moved', (execution: typeof run) => jobs.tell('execution.moved', move(execution, 2))],
  ])('is given to nobody when its call comes only after the execution was %s', async (_, end) => {
    const late = another(_ === 'moved' ? 5 : 6);
    await end(late);
    await jobs.open(jobs.activity({}, { executionId: `${late.executionId}_1` }));
    expect(await jobs.take()).toEqual([]);
    expect(await jobs.list({ status: 'withdrawn' })).toHaveLength(1);
  });

  it('is withdrawn when an event has interrupted its step, and only there', async () => {
    await jobs.open(jobs.activity({}, { nodeId: 'other' }));
    await jobs.open(jobs.activity());
    await jobs.open({ ...jobs.activity({ nodeIds: ['charge'] }), operation: 'job.withdraw', taskToken: undefined });
    expect(await jobs.take()).toMatchObject([{ nodeId: 'other' }]);
  });

  it('is given to nobody once the process no longer waits for it', async () => {
    await jobs.open(jobs.activity({ timeoutSeconds: 1 }, { enteredAt: '2026-01-01T00:00:00.000Z' }));
    await expect.poll(async () => (await jobs.list())[0]!.status, { timeout: 5_000, interval: 200 }).toBe('withdrawn');
    expect(await jobs.take()).toEqual([]);
    expect(await jobs.list({ status: 'withdrawn' })).toHaveLength(1);
  });
});
