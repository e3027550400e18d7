import { z } from 'zod';
import { event } from '../core/event.ts';
import { ExecutionIdSchema, ProcessIdSchema } from '../core/scalars.ts';
import { JobIdSchema } from './job.ts';

const context = 'integrations';

const ids = {
  jobId: JobIdSchema,
  jobType: z.string(),
  executionId: ExecutionIdSchema,
  processId: ProcessIdSchema,
  nodeId: z.string(),
};
const jobEvent = <T extends string, D extends z.ZodRawShape>(type: T, summary: string, more: D) =>
  event({ type, context, summary, data: z.object({ ...ids, ...more }) });

export const jobCreated = jobEvent('job.created', 'A job waits for a worker', {});
export const jobCompleted = jobEvent('job.completed', 'A worker has done a job', { worker: z.string().optional() });
export const jobFailed = jobEvent('job.failed', 'An attempt at a job failed, or a worker ended it with an error', {
  worker: z.string().optional(),
  error: z.string(),
  message: z.string().optional(),
  /** With none left the process sees the error. */
  retriesLeft: z.int(),
});
export const jobReleased = jobEvent('job.released', 'Somebody ended the lease or the back-off of a job', {
  /** Who had it. */
  worker: z.string().optional(),
  retriesLeft: z.int(),
});
export const jobWithdrawn = jobEvent('job.withdrawn', 'A job is no longer needed', { reason: z.string() });
export const jobEvents = [jobCreated, jobCompleted, jobFailed, jobReleased, jobWithdrawn];
