import type { JobRecord } from './job.ts';
import { isOpen } from './job.ts';
import type { JobStore } from './job-store.ts';

/**
 * Consumer of `execution.paused` and `execution.resumed`: jobs of a paused execution are given to nobody. What a worker has
 * already, it may finish. The events may come in any order, so what counts is whether the execution is paused now.
 */
export async function suspendJobs(
  executionId: string,
  { store, isPaused }: { store: JobStore; isPaused: (executionId: string) => Promise<boolean> },
): Promise<void> {
  const paused = await isPaused(executionId);
  for (const job of await store.byExecution(executionId)) await mark(job, paused, store);
}

async function mark(job: JobRecord, paused: boolean, store: JobStore): Promise<void> {
  if (!isOpen(job) || job.paused === paused) return;
  if (await store.change(job, { ...job, paused }, [])) return;
  const current = await store.get(job.id);
  if (current) await mark(current, paused, store);
}
