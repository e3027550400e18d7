import type { Job } from '#contracts/jobs/index.ts';

/** A job as the client gives it: what may be any JSON may be left out. */
export type ShownJob = Omit<Job, 'input'> & { input?: unknown };
