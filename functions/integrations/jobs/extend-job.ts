import type { BodyOf } from '#contracts/core/operation.ts';
import type { extendJob as operation } from '#contracts/jobs/index.ts';
import { changeHeldJob } from './change-job.ts';
import type { JobRecord } from './job.ts';
import type { JobStore } from './job-store.ts';
import { deadlineOf } from './lease-time.ts';

/** Moves the end of a lease. One that has ended may be extended as long as nobody else has taken the job. */
export const extendJob = (
  id: string,
  { lease, timeout }: BodyOf<typeof operation>,
  store: JobStore,
): Promise<JobRecord> =>
  changeHeldJob(id, {
    store,
    lease,
    change: (job, now) => ({ after: { ...job, deadline: deadlineOf(now, timeout), updatedAt: now } }),
  });
