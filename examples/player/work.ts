import type { z } from 'zod';
import type { JsonObject } from '#contracts/core/json.ts';
import { activateJobs, JobSchema } from '#contracts/jobs/index.ts';
import type { Api } from './api.ts';

/** What a worker makes of a job: its output, an error of the process, or an attempt that failed. */
export type WorkerAnswer = { output: JsonObject } | { error: string; message: string } | { failure: string };

type TakenJob = z.output<typeof activateJobs.result>['items'][number];
export type Worker = (job: TakenJob) => WorkerAnswer;

/** Takes the jobs that there are for the workers and answers them. @returns how many there were */
export async function work(
  api: Api,
  workers: Readonly<Record<string, Worker>>,
  onStep: (text: string) => void = () => undefined,
): Promise<number> {
  let done = 0;
  for (const [type, worker] of Object.entries(workers)) {
    const asked = { type, worker: 'examples', timeout: 'PT1M' };
    const { items } = await api.post('/jobs/activate', activateJobs.result, asked);
    for (const job of items) onStep(await answer(api, job, worker(job)));
    done += items.length;
  }
  return done;
}

async function answer(api: Api, job: TakenJob, given: WorkerAnswer): Promise<string> {
  const { id, lease, title } = job;
  if ('output' in given) {
    await api.post(`/jobs/${id}/complete`, JobSchema, { lease, output: given.output });
    return `a worker did "${title}"`;
  }
  if ('error' in given) {
    await api.post(`/jobs/${id}/error`, JobSchema, { lease, code: given.error, message: given.message });
    return `a worker ended "${title}" with ${given.error}`;
  }
  await api.post(`/jobs/${id}/fail`, JobSchema, { lease, message: given.failure });
  return `a worker failed at "${title}": ${given.failure}`;
}
