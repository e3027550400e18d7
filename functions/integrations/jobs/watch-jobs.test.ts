import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import * as operations from '#contracts/jobs/index.ts';
import type { JobRecord } from './job.ts';
import { listJobTypes } from './list-job-types.ts';
import { ACME, executionId, type Fields, GLOBEX, Jobs, run, user, worker } from './testing/jobs.ts';

const jobs = new Jobs();
const manager = user('manager');

const release = (job: Fields, body: Fields = {}, as = manager) =>
  jobs.call(operations.releaseJob, { as, params: { id: String(job.id) }, body });

/** What is said of the type of the test. */
async function use(as = manager): Promise<Fields | undefined> {
  const answer = await jobs.call(operations.listJobTypes, { as });
  expect(answer.status).toBe(200);
  return (answer.body.items as Fields[]).find(({ type }) => type === jobs.type);
}

describe('the types of the open jobs', () => {
  it('say how many wait, who has some, and what has failed before', async () => {
    for (let at = 0; at < 4; at++) await jobs.open(jobs.activity({ retry: { maxAttempts: 2, intervalSeconds: 3600 } }));
    const [first, second, third] = await jobs.take({ maxJobs: 3, worker: 'till' });
    await jobs.fail(first!);
    await jobs.complete(third!);
    const oldestAt = [first!, second!].map(({ createdAt }) => String(createdAt)).toSorted()[0];
    expect(await use()).toEqual({
      type: jobs.type,
      available: 1,
      delayed: 1,
      leased: 1,
      suspended: 0,
      failing: 1,
      oldestAt,
      workers: ['till'],
    });
  });

  it('leave out those of which nothing is open', async () => {
    const job = await jobs.opened();
    await jobs.complete(job);
    expect(await use()).toBeUndefined();
  });

  it('count what a pause holds back', async () => {
    await jobs.open();
    const pause = { pk: `TENANT#${ACME}#CONTROL`, sk: executionId };
    await jobs.db.client.send(new PutCommand({ TableName: 'executions', Item: pause }));
    await jobs.tell('execution.paused', run);
    expect(await use()).toMatchObject({ available: 0, suspended: 1 });
    await jobs.db.client.send(new DeleteCommand({ TableName: 'executions', Key: pause }));
    await jobs.tell('execution.resumed', run);
    expect(await use()).toMatchObject({ available: 1, suspended: 0 });
  });

  it('count a thousand jobs at most, and say when there are more', async () => {
    const job = (at: number) => ({ type: `t${at % 2}`, status: 'available', createdAt: `${at}`, availableAt: '0' });
    async function* open(many: number) {
      for (let at = 0; at < many; at += 100)
        yield Array.from({ length: Math.min(100, many - at) }, (_, index) => job(at + index) as JobRecord);
    }
    const ask = (many: number) => listJobTypes({ store: { open: () => open(many) }, now: '1' });
    const available = async (many: number) => (await ask(many)).items.map((one) => one.available);
    expect([await available(1_000), (await ask(1_000)).complete]).toEqual([[500, 500], true]);
    expect([await available(1_001), (await ask(1_001)).complete]).toEqual([[500, 500], false]);
  });

  it('are those of the own tenant, for whoever looks after processes', async () => {
    await jobs.open();
    expect(await use(user('admin', GLOBEX))).toBeUndefined();
    const asked = await jobs.call(operations.listJobTypes, { as: user('employee') });
    expect([asked.status, asked.body.code]).toEqual([403, 'auth.forbidden']);
  });
});

describe('a job that is released', () => {
  it('goes to the next worker; the one that had it can no longer answer', async () => {
    const job = await jobs.opened();
    const released = await release(job);
    expect(released.body).toMatchObject({ status: 'available', retriesLeft: job.retriesLeft, worker: 'w1' });
    const [again] = await jobs.take({ worker: 'w2' });
    expect(again).toMatchObject({ id: job.id, worker: 'w2', attempt: 2 });
    expect((await jobs.complete(job)).body.code).toBe('job.lease-lost');
    expect((await jobs.complete(again!)).status).toBe(200);
  });

  it('no longer waits for the end of its back-off, and may be tried as often as is said', async () => {
    await jobs.open(jobs.activity({ retry: { maxAttempts: 1, intervalSeconds: 3600 } }));
    const [job] = await jobs.take();
    await jobs.fail(job!, { message: 'the till is off' });
    expect(await jobs.take()).toEqual([]);
    expect((await release(job!, { retries: 5 })).body).toMatchObject({
      retriesLeft: 5,
      error: { message: 'the till is off' },
    });
    expect(await jobs.take()).toMatchObject([{ id: job!.id, retriesLeft: 5 }]);
  });

  it('is refused once it has ended', async () => {
    const job = await jobs.opened();
    await jobs.fail(job, { retries: 0 });
    const answer = await release(job);
    expect([answer.status, answer.body.code]).toEqual([409, 'job.ended']);
  });

  it.each([
    ['a worker', worker, {}, 403, 'auth.forbidden'],
    ['an employee', user('employee'), {}, 403, 'auth.forbidden'],
    ['a stranger', user('manager', GLOBEX), {}, 404, 'job.not-found'],
    ['no attempts', manager, { retries: 0 }, 422, 'request.invalid'],
    ['too many attempts', manager, { retries: 1_001 }, 422, 'request.invalid'],
    ['fields that it does not know', manager, { backoff: 'PT1S' }, 422, 'request.invalid'],
  ])('is not for %s', async (_what, as, body, status, code) => {
    const answer = await release(await jobs.opened(), body, as);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
