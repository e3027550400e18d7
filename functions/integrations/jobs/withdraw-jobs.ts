import { z } from 'zod';
import { jobWithdrawn } from '#contracts/jobs/index.ts';
import { timestamp } from '#runtime/ids.ts';
import type { ActivityCall } from '#runtime/task-handler.ts';
import { jobEventOf } from './change-job.ts';
import { eventIdsOf, isOpen, type JobRecord } from './job.ts';
import type { JobStore } from './job-store.ts';

export const withdrawn = (job: JobRecord, now: string): JobRecord => ({
  ...job,
  status: 'withdrawn',
  updatedAt: now,
  endedAt: now,
});

/** Withdraws one job, unless it has ended. */
export async function withdrawJob(job: JobRecord, reason: string, store: JobStore): Promise<void> {
  if (!isOpen(job)) return;
  const event = jobEventOf(job, jobWithdrawn, { ...eventIdsOf(job), reason });
  if (await store.change(job, withdrawn(job, timestamp()), [event])) return;
  const current = await store.get(job.id);
  if (current) await withdrawJob(current, reason, store);
}

/** What follows an interruption sends with `job.withdraw`: the nodes whose jobs may be open. */
export const WithdrawConfigSchema = z.object({ nodeIds: z.array(z.string().min(1)).min(1) });
type Call = Pick<ActivityCall, 'executionId' | 'scope'> & { config: z.output<typeof WithdrawConfigSchema> };

/** Jobs of other instances of the same subprocess go on. */
const isWithin = (job: JobRecord, scope: string | undefined): boolean =>
  scope === undefined || job.scope === scope || job.scope?.startsWith(`${scope}/`) === true;

/** Withdraws what is still open of interrupted work. Repeating it changes nothing. */
export async function withdrawJobs({ executionId, scope, config }: Call, store: JobStore) {
  for (const job of await store.byExecution(executionId))
    if (config.nodeIds.includes(job.nodeId) && isWithin(job, scope))
      await withdrawJob(job, 'An event has interrupted the step.', store);
  return { output: {} };
}

/** Consumer of the events that end an execution, or move it. `before`: jobs of the runs before this one. */
export async function withdrawJobsOf(
  executionId: string,
  reason: string,
  store: JobStore,
  before = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (const job of await store.byExecution(executionId))
    if ((job.run ?? 0) < before) await withdrawJob(job, reason, store);
}
