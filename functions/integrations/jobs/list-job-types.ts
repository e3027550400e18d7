import type { JobTypeUse } from '#contracts/jobs/index.ts';
import { type JobRecord, statusAt } from './job.ts';
import type { JobStore } from './job-store.ts';

/** Jobs that are counted; a tenant with more is told that there are. */
const MOST_COUNTED = 1_000;
const MOST_WORKERS = 20;

const counted = ['available', 'delayed', 'leased', 'suspended'] as const;

/** What an open job is counted as; nothing where its state has stopped waiting. */
function kindOf(job: JobRecord, now: string): (typeof counted)[number] | undefined {
  const status = statusAt(job, now);
  if (status === 'available' && job.availableAt > now) return 'delayed';
  return counted.find((kind) => kind === status);
}

function count(use: JobTypeUse, job: JobRecord, kind: (typeof counted)[number]): void {
  use[kind] += 1;
  if (job.error) use.failing += 1;
  const isNew = kind === 'leased' && job.worker !== undefined && !use.workers.includes(job.worker);
  if (isNew && use.workers.length < MOST_WORKERS) use.workers.push(job.worker!);
}

/** The open jobs by type, that with the oldest first. */
export async function listJobTypes({
  store,
  now,
}: {
  store: Pick<JobStore, 'open'>;
  now: string;
}): Promise<{ items: JobTypeUse[]; complete: boolean }> {
  const uses = new Map<string, JobTypeUse>();
  let seen = 0;
  for await (const page of store.open()) {
    for (const job of page) {
      if (seen === MOST_COUNTED) return { items: [...uses.values()], complete: false };
      seen += 1;
      const kind = kindOf(job, now);
      if (kind === undefined) continue;
      const { type, createdAt: oldestAt } = job;
      const none = { available: 0, delayed: 0, leased: 0, suspended: 0, failing: 0, workers: [] };
      // They come oldest first: the first of a type is its oldest.
      const use = uses.get(type) ?? { type, ...none, oldestAt };
      uses.set(type, use);
      count(use, job, kind);
    }
  }
  return { items: [...uses.values()], complete: true };
}
