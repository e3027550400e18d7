import { describe, expect, it } from 'vitest';
import * as operations from '#contracts/jobs/index.ts';
import { executionId, type Fields, GLOBEX, Jobs, user, worker } from './testing/jobs.ts';

const jobs = new Jobs();

describe('taking jobs', () => {
  it('never gives a job to two of many who ask at the same time', async () => {
    await Promise.all(Array.from({ length: 12 }, () => jobs.open(jobs.activity())));
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) => jobs.take({ worker: `w${at}`, maxJobs: 5 })),
    );
    const given = answers.flat().map(({ id }) => id);
    expect(new Set(given).size).toBe(given.length);
    const rest = await jobs.take({ maxJobs: 100 });
    expect(new Set([...given, ...rest.map(({ id }) => id)]).size).toBe(12);
  });

  it('says when to ask again', async () => {
    await jobs.open(jobs.activity());
    await jobs.open(jobs.activity());
    const ask = async () =>
      (await jobs.call(operations.activateJobs, { as: worker, body: { type: jobs.type, worker: 'w', maxJobs: 1 } }))
        .body.pollAfterSeconds;
    expect([await ask(), await ask(), await ask()]).toEqual([0, 0, 5]);
  });

  describe('a lease', () => {
    it('that ends gives the job to the next who asks; the first can no longer answer', async () => {
      await jobs.open(jobs.activity());
      const [first] = await jobs.take({ timeout: 'PT1S' });
      await expect
        .poll(async () => (await jobs.take({ worker: 'w2' })).length, { timeout: 5_000, interval: 200 })
        .toBe(1);
      const late = await jobs.complete(first!);
      expect([late.status, late.body.code]).toEqual([409, 'job.lease-lost']);
    });

    it('that has ended still takes the answer while nobody else has the job', async () => {
      await jobs.open(jobs.activity());
      const [job] = await jobs.take({ timeout: 'PT1S' });
      await expect
        .poll(async () => (await jobs.list())[0]!.status, { timeout: 5_000, interval: 200 })
        .toBe('available');
      expect((await jobs.complete(job!)).status).toBe(200);
    });

    it('can be extended', async () => {
      await jobs.open(jobs.activity());
      const [job] = await jobs.take();
      const extended = await jobs.call(operations.extendJob, {
        as: worker,
        params: { id: String(job!.id) },
        body: { lease: job!.lease, timeout: 'PT2H' },
      });
      expect(Date.parse(String(extended.body.deadline))).toBeGreaterThan(Date.now() + 7_000_000);
      expect((await jobs.complete({ ...job!, lease: extended.body.lease })).status).toBe(200);
    });

    it('takes the same answer twice, and no other after it', async () => {
      await jobs.open(jobs.activity());
      const [job] = await jobs.take();
      expect((await jobs.complete(job!, { output: { a: 1 } })).status).toBe(200);
      expect((await jobs.complete(job!, { output: { a: 2 } })).status).toBe(200);
      const read = await jobs.call(operations.getJob, { as: worker, params: { id: String(job!.id) } });
      expect(read.body.output).toEqual({ a: 1 });
      expect((await jobs.fail(job!)).body.code).toBe('job.ended');
    });
  });

  it('is seen and taken by its tenant only', async () => {
    await jobs.open(jobs.activity());
    expect(await jobs.take({}, user('worker', GLOBEX))).toEqual([]);
    const [job] = await jobs.take();
    const stranger = user('worker', GLOBEX);
    const read = await jobs.call(operations.getJob, { as: stranger, params: { id: String(job!.id) } });
    const done = await jobs.call(operations.completeJob, {
      as: stranger,
      params: { id: String(job!.id) },
      body: { lease: job!.lease, output: {} },
    });
    expect([read.status, done.status]).toEqual([404, 404]);
    const page = await jobs.call(operations.listJobs, { as: user('admin', GLOBEX), query: {} });
    expect(page.body.items).toEqual([]);
  });

  it('is listed by type: jobs.type, status and execution, page by page', async () => {
    for (let at = 0; at < 5; at++) await jobs.open(jobs.activity());
    await jobs.take({ maxJobs: 2 });
    expect(await jobs.list({ status: 'leased' })).toHaveLength(2);
    expect(await jobs.list({ status: 'available', executionId })).toHaveLength(3);
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const query = { type: jobs.type, limit: '2', ...(cursor ? { cursor } : {}) };
      const page = await jobs.call(operations.listJobs, { as: user('manager'), query });
      seen.push(...(page.body.items as Fields[]).map(({ id }) => id));
      cursor = page.body.nextCursor as string | undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });

  describe('refuses', () => {
    it.each([
      ['somebody who is no worker', user('employee'), {}, 403, 'auth.forbidden'],
      ['a lease of no time', worker, { timeout: 'PT0S' }, 422, 'job.invalid-lease-time'],
      ['a lease of a week', worker, { timeout: 'P7D' }, 422, 'job.invalid-lease-time'],
      ['a type that is no name', worker, { type: ' ' }, 422, 'request.invalid'],
      ['more jobs than a hundred', worker, { maxJobs: 101 }, 422, 'request.invalid'],
      ['fields that it does not know', worker, { max: 1 }, 422, 'request.invalid'],
    ])('%s', async (_what, as, body, status, code) => {
      const asked = await jobs.call(operations.activateJobs, { as, body: { type: jobs.type, worker: 'w', ...body } });
      expect([asked.status, asked.body.code]).toEqual([status, code]);
    });

    it.each(['States.Timeout', 'FlowMaster.Paused', 'Lambda.Unknown', '', 'x'.repeat(201)])(
      'the error name “%s”, which is not the process’s',
      async (code) => {
        await jobs.open(jobs.activity());
        const [job] = await jobs.take();
        const thrown = await jobs.throwError(job!, { code });
        expect(thrown.status).toBe(422);
      },
    );

    it('an output that does not fit into a state machine', async () => {
      await jobs.open(jobs.activity());
      const [job] = await jobs.take();
      const done = await jobs.complete(job!, { output: { text: 'x'.repeat(260_000) } });
      expect([done.status, done.body.code]).toEqual([422, 'job.output-too-large']);
    });

    it('a job type that an expression gave and that is no name', async () => {
      await expect(jobs.open(jobs.activity({ connector: null }))).rejects.toMatchObject({
        name: 'FlowMaster.JobTypeInvalid',
      });
    });

    it('an unknown job', async () => {
      const read = await jobs.call(operations.getJob, { as: worker, params: { id: 'job_01J00000000000000000000000' } });
      expect([read.status, read.body.code]).toEqual([404, 'job.not-found']);
    });
  });
});
