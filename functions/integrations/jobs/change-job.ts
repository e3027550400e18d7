import { eventOf, type PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { DataOf, EventContract } from '#contracts/core/event.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import { currentCaller, runAs } from '#runtime/actor.ts';
import { notFound } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { type JobRecord, requireLease } from './job.ts';
import type { JobStore } from './job-store.ts';

/** An event of a job, as part of the run that waits for it. */
export const jobEventOf = <E extends EventContract>(job: JobRecord, contract: E, data: DataOf<E>): PublishableEvent =>
  runAs({ ...currentCaller(), correlationId: job.rootId }, () => eventOf(contract, data));

/** What an answer makes of a job, and what it tells. */
export interface Change {
  readonly after: JobRecord;
  readonly events?: PublishableEvent[];
  readonly output?: JsonObject;
}

/**
 * What a worker does with a job that it holds. Of an answer and a withdrawal at the same time, one counts. The same
 * answer under the same lease again changes nothing: its first response may have been lost.
 */
export async function changeHeldJob(
  id: string,
  { store, lease, change }: { store: JobStore; lease: string; change: (job: JobRecord, now: string) => Change },
): Promise<JobRecord> {
  for (;;) {
    const job = await store.get(id);
    if (!job) throw notFound('job', id);
    const now = timestamp();
    const { after, events = [], output } = change(job, now);
    if (job.status === after.status && job.endedAt !== undefined && job.lease === lease) return job;
    requireLease(job, lease, now);
    if (await store.change(job, after, events, output)) return after;
  }
}
