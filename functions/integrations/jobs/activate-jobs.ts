import type { z } from 'zod';
import type { BodyOf } from '#contracts/core/operation.ts';
import { jobWithdrawn, type activateJobs as operation, type TakenJobSchema } from '#contracts/jobs/index.ts';
import { newId, timestamp } from '#runtime/ids.ts';
import { jobEventOf } from './change-job.ts';
import { eventIdsOf, isOverdue, type JobRecord, present } from './job.ts';
import type { JobStore } from './job-store.ts';
import { deadlineOf } from './lease-time.ts';
import { withdrawn } from './withdraw-jobs.ts';

export type TakenJob = z.output<typeof TakenJobSchema>;

/** An answer of Lambda holds 6 MB; the input of a job may be 256 KiB. */
const MOST_BYTES = 4_000_000;
/** Where many workers ask at once, most of what one has read may be another's by then. */
const MOST_READ = 500;
/** When to ask again, in seconds: there may be more at once, or there were none just now. */
const POLL_AFTER = { full: 0, some: 1, none: 5 } as const;

export const taken = (job: JobRecord, now: string): TakenJob => ({
  ...present(job, now),
  lease: job.lease!,
  deadline: job.deadline!,
});

/** Gives jobs of a type to a worker. Each is written under the revision that was read, so no two workers get the same. */
export async function activateJobs(
  { type, worker, maxJobs, timeout }: BodyOf<typeof operation>,
  store: JobStore,
): Promise<{ items: TakenJob[]; pollAfterSeconds: number }> {
  const now = timestamp();
  const deadline = deadlineOf(now, timeout);
  const items: TakenJob[] = [];
  let bytes = 0;
  let read = 0;
  let cursor: string | undefined;
  do {
    const page = await store.takeable(type, now, { limit: maxJobs - items.length, cursor });
    for (const job of page.items) {
      if (bytes >= MOST_BYTES) break;
      const mine = await take(job, { worker, deadline, now, store });
      if (!mine) continue;
      items.push(taken(mine, now));
      bytes += Buffer.byteLength(JSON.stringify(mine.input));
    }
    read += page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== undefined && items.length < maxJobs && bytes < MOST_BYTES && read < MOST_READ);
  const full = items.length === maxJobs || bytes >= MOST_BYTES || cursor !== undefined;
  return { items, pollAfterSeconds: POLL_AFTER[full ? 'full' : items.length > 0 ? 'some' : 'none'] };
}

interface Taking {
  worker: string;
  deadline: string;
  now: string;
  store: JobStore;
}

async function take(job: JobRecord, { worker, deadline, now, store }: Taking): Promise<JobRecord | undefined> {
  if (isOverdue(job, now)) {
    const reason = 'The time for the job is over.';
    await store.change(job, withdrawn(job, now), [jobEventOf(job, jobWithdrawn, { ...eventIdsOf(job), reason })]);
    return undefined;
  }
  const mine: JobRecord = {
    ...job,
    status: 'leased',
    worker,
    lease: newId('lease'),
    deadline,
    attempt: job.attempt + 1,
    updatedAt: now,
  };
  return (await store.change(job, mine, [])) ? mine : undefined;
}
