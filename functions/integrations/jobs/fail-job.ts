import type { BodyOf } from '#contracts/core/operation.ts';
import {
  type failJob as failOperation,
  jobFailed,
  type throwJobError as throwOperation,
} from '#contracts/jobs/index.ts';
import { after } from '#runtime/durations.ts';
import { type Change, changeHeldJob, jobEventOf } from './change-job.ts';
import { eventIdsOf, type JobRecord, type JobRetry } from './job.ts';
import type { JobStore } from './job-store.ts';

/** What the state sees when no attempt is left. */
export const JOB_FAILED = 'FlowMaster.JobFailed';

/** Seconds until the next attempt, growing with each as the node says. */
function backoffSeconds(
  { intervalSeconds = 0, backoffRate = 1, maxDelaySeconds = Infinity }: JobRetry,
  failures: number,
) {
  return Math.min(Math.round(intervalSeconds * backoffRate ** (failures - 1)), maxDelaySeconds, 31_622_400);
}

function ended(job: JobRecord, now: string, error: NonNullable<JobRecord['error']>): Change {
  const { name, message } = error;
  return {
    after: { ...job, status: 'failed', retriesLeft: 0, error, updatedAt: now, endedAt: now },
    events: [
      jobEventOf(job, jobFailed, { ...eventIdsOf(job), worker: job.worker, error: name, message, retriesLeft: 0 }),
    ],
  };
}

/** An attempt failed: the job is given to somebody again, or, with no retries left, its state fails. */
export function failJob(id: string, body: BodyOf<typeof failOperation>, store: JobStore): Promise<JobRecord> {
  const { lease, message, retries, backoff } = body;
  return changeHeldJob(id, {
    store,
    lease,
    change: (job, now) => {
      const retriesLeft = retries ?? Math.max(0, job.retriesLeft - 1);
      const error = { name: JOB_FAILED, message };
      if (retriesLeft === 0) return ended(job, now, error);
      const { lease: _, deadline: __, ...rest } = job;
      const wait = backoff ?? `PT${backoffSeconds(job.retry, job.attempt)}S`;
      return {
        after: { ...rest, status: 'available', retriesLeft, error, availableAt: after(now, wait), updatedAt: now },
        events: [
          jobEventOf(job, jobFailed, {
            ...eventIdsOf(job),
            worker: job.worker,
            error: JOB_FAILED,
            message,
            retriesLeft,
          }),
        ],
      };
    },
  });
}

/** The work came to a result that the process knows by name: its state fails with it, and an error event catches it. */
export function throwJobError(id: string, body: BodyOf<typeof throwOperation>, store: JobStore): Promise<JobRecord> {
  const { lease, code, message } = body;
  return changeHeldJob(id, {
    store,
    lease,
    change: (job, now) => ended(job, now, { name: code, ...(message === undefined ? {} : { message }) }),
  });
}
