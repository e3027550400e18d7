import { getJob, listJobs, listJobTypes, releaseJob } from './manage.ts';
import { activateJobs, completeJob, extendJob, failJob, throwJobError } from './work.ts';

export * from './events.ts';
export * from './job.ts';
export * from './manage.ts';
export * from './work.ts';

export const jobOperations = [
  activateJobs,
  completeJob,
  failJob,
  throwJobError,
  extendJob,
  releaseJob,
  listJobs,
  listJobTypes,
  getJob,
];
