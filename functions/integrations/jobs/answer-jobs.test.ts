import { describe, expect, it } from 'vitest';
import * as operations from '#contracts/jobs/index.ts';
import { executionId, Jobs, user } from './testing/jobs.ts';

const jobs = new Jobs();

describe('a job', () => {
  it('gives a job to one worker, and its output to the state that waits', async () => {
    const payload = jobs.activity({ headers: { currency: 'EUR' } });
    await jobs.open(payload);
    const [job] = await jobs.take();
    expect(job).toMatchObject({
      type: jobs.type,
      status: 'leased',
      worker: 'w1',
      attempt: 1,
      input: { amount: 5 },
      headers: { currency: 'EUR' },
      executionId,
      nodeId: 'charge',
    });
    expect(JSON.stringify(job)).not.toContain('token-');
    expect(await jobs.take({ worker: 'w2' })).toEqual([]);
    expect((await jobs.complete(job!, { output: { paid: true } })).body).toMatchObject({ status: 'completed' });
    await jobs.tellOf('job.completed', job!, { worker: 'w1' });
    expect(jobs.sfn.calls).toMatchObject([
      { action: 'SendTaskSuccess', input: { taskToken: payload.taskToken, output: '{"output":{"paid":true}}' } },
    ]);
    const read = await jobs.call(operations.getJob, { as: user('employee'), params: { id: String(job!.id) } });
    expect(read.body).toMatchObject({ status: 'completed', output: { paid: true } });
  });

  it('opens one job, however often the activity is retried; the newest token is answered', async () => {
    const payload = jobs.activity();
    await jobs.open(payload);
    await jobs.open({ ...payload, taskToken: 'token-new' });
    const [job] = await jobs.take();
    expect(await jobs.take()).toEqual([]);
    await jobs.complete(job!);
    await jobs.tellOf('job.completed', job!);
    expect(jobs.sfn.calls).toMatchObject([{ input: { taskToken: 'token-new' } }]);
    await jobs.open({ ...payload, taskToken: 'token-late' });
    expect(jobs.sfn.calls.at(-1)).toMatchObject({ action: 'SendTaskSuccess', input: { taskToken: 'token-late' } });
  });

  describe('a failed attempt', () => {
    it('is repeated after the back-off of the node, and fails the state when none is left', async () => {
      await jobs.open(jobs.activity({ retry: { maxAttempts: 1, intervalSeconds: 0 } }));
      const [first] = await jobs.take();
      expect((await jobs.fail(first!, { message: 'card reader is off' })).body).toMatchObject({
        status: 'available',
        retriesLeft: 1,
        error: { name: 'FlowMaster.JobFailed', message: 'card reader is off' },
      });
      const [second] = await jobs.take();
      expect(second).toMatchObject({ attempt: 2, id: first!.id });
      expect((await jobs.fail(second!, { message: 'still off' })).body).toMatchObject({
        status: 'failed',
        retriesLeft: 0,
      });
      await jobs.tellOf('job.failed', second!, { error: 'FlowMaster.JobFailed', retriesLeft: 0 });
      expect(jobs.sfn.calls).toMatchObject([
        { action: 'SendTaskFailure', input: { error: 'FlowMaster.JobFailed', cause: 'still off' } },
      ]);
    });

    it('may say itself how often and when', async () => {
      await jobs.open(jobs.activity());
      const [job] = await jobs.take();
      const failed = await jobs.fail(job!, { retries: 3, backoff: 'PT1H' });
      expect(failed.body).toMatchObject({ retriesLeft: 3 });
      expect(Date.parse(String(failed.body.availableAt))).toBeGreaterThan(Date.now() + 3_500_000);
      expect(await jobs.take()).toEqual([]);
      await jobs.tellOf('job.failed', job!, { error: 'FlowMaster.JobFailed', retriesLeft: 3 });
      expect(jobs.sfn.calls).toEqual([]);
    });

    it('is tried once more when the state repeats the call', async () => {
      const payload = jobs.activity();
      await jobs.open(payload);
      const [job] = await jobs.take();
      await jobs.fail(job!);
      await jobs.open({ ...payload, taskToken: 'token-second' });
      const [again] = await jobs.take();
      expect(again).toMatchObject({ id: job!.id, attempt: 2, retriesLeft: 1 });
    });
  });

  it('ends with an error of the process, which error events catch by its name', async () => {
    await jobs.open(jobs.activity());
    const [job] = await jobs.take();
    const thrown = await jobs.throwError(job!, { code: 'CARD_DECLINED', message: 'no money' });
    expect(thrown.body).toMatchObject({ status: 'failed', error: { name: 'CARD_DECLINED' } });
    await jobs.tellOf('job.failed', job!, { error: 'CARD_DECLINED', retriesLeft: 0 });
    expect(jobs.sfn.calls).toMatchObject([
      { action: 'SendTaskFailure', input: { error: 'CARD_DECLINED', cause: 'no money' } },
    ]);
  });
});
