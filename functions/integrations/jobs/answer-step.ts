import { logger } from '#runtime/logger.ts';
import type { JobRecord } from './job.ts';
import type { JobStore } from './job-store.ts';

export interface Answering {
  store: Pick<JobStore, 'get' | 'output'>;
  answerTask: (taskToken: string, output: unknown) => Promise<boolean>;
  failTask: (taskToken: string, error: string, cause: string) => Promise<boolean>;
}

/** Gives what became of a job to the state that waits. `false`: nobody waits any more. */
export async function answerWith(job: JobRecord, { store, answerTask, failTask }: Answering): Promise<boolean> {
  if (job.status === 'completed') return answerTask(job.taskToken, { output: (await store.output(job.id)) ?? {} });
  const by = job.worker === undefined ? '' : ` (${job.worker})`;
  return failTask(job.taskToken, job.error!.name, job.error!.message ?? `Said by the worker of “${job.type}”${by}.`);
}

/** Consumer of `job.completed` and `job.failed`: tells the state machine, which goes on. Repeating it changes nothing. */
export async function answerStep(jobId: string, ports: Answering): Promise<void> {
  const job = await ports.store.get(jobId);
  if (!job || (job.status !== 'completed' && job.status !== 'failed')) return;
  if (await answerWith(job, ports)) return;
  logger.info('Nobody waits for the job any more', { jobId, executionId: job.executionId });
}
