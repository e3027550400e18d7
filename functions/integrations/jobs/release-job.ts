import type { BodyOf } from '#contracts/core/operation.ts';
import { jobReleased, type releaseJob as operation } from '#contracts/jobs/index.ts';
import { notFound } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { jobEventOf } from './change-job.ts';
import { eventIdsOf, type JobRecord, requireOpen } from './job.ts';
import type { JobStore } from './job-store.ts';

/** A person lets the next worker who asks have the job. Of a release and an answer at the same time, one counts. */
export async function releaseJob(
  id: string,
  { retries }: BodyOf<typeof operation>,
  store: JobStore,
): Promise<JobRecord> {
  for (;;) {
    const job = await store.get(id);
    if (!job) throw notFound('job', id);
    const now = timestamp();
    requireOpen(job, now);
    const { lease: _, deadline: __, ...rest } = job;
    const retriesLeft = retries ?? job.retriesLeft;
    const after: JobRecord = { ...rest, status: 'available', retriesLeft, availableAt: now, updatedAt: now };
    const event = jobEventOf(job, jobReleased, {
      ...eventIdsOf(job),
      ...(job.status === 'leased' ? { worker: job.worker } : {}),
      retriesLeft,
    });
    if (await store.change(job, after, [event])) return after;
  }
}
