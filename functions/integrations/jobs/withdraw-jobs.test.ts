import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { ACME, executionId, Jobs, run } from './testing/jobs.ts';

const jobs = new Jobs();

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
    ['execution.cancelled', { ...run, reason: 'not needed' }],
    ['execution.failed', { ...run, error: 'X' }],
    ['execution.completed', { ...run, durationMs: 1 }],
  ])('is withdrawn by %s', async (event, data) => {
    await jobs.open(jobs.activity());
    const [job] = await jobs.take();
    await jobs.tell(event, data);
    expect((await jobs.complete(job!)).body.code).toBe('job.ended');
    expect(await jobs.list({ status: 'withdrawn' })).toMatchObject([{ id: job!.id }]);
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
