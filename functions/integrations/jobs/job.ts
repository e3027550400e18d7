import type { Job, JobStatus } from '#contracts/jobs/index.ts';
import { AppError } from '#runtime/errors.ts';

/** How failed attempts are repeated, as the node says. */
export interface JobRetry {
  maxAttempts: number;
  intervalSeconds?: number | undefined;
  backoffRate?: number | undefined;
  maxDelaySeconds?: number | undefined;
}

/** The stored job: what the API shows, and what it must never show. */
export interface JobRecord extends Omit<Job, 'status' | 'output'> {
  status: Exclude<JobStatus, 'suspended'>;
  /** The execution is paused: nobody is given the job. */
  paused: boolean;
  /** Proof of who has the job; new with each time that it is taken. */
  lease?: string;
  /** Answers the step of the state machine that waits for this job. */
  taskToken: string;
  retry: JobRetry;
  /** Number of the run of its execution that it was opened for, where the execution had been moved. */
  run?: number;
  /** Instance of the multi-instance subprocess that its step lies in. */
  scope?: string;
  /** Root of the execution tree: the correlation id of the job's events. */
  rootId: string;
  /** Counts changes. */
  revision: number;
}

export const isOpen = ({ status }: Pick<JobRecord, 'status'>): boolean => status === 'available' || status === 'leased';

export const isOverdue = ({ timeoutAt }: Pick<JobRecord, 'timeoutAt'>, now: string): boolean =>
  timeoutAt !== undefined && timeoutAt <= now;

const isLeased = (job: JobRecord, now: string): boolean =>
  job.status === 'leased' && job.deadline !== undefined && job.deadline > now;

/** The end of a lease, of a timeout and of a pause are not stored: they are what a job is at a time. */
export function statusAt(job: JobRecord, now: string): JobStatus {
  if (!isOpen(job)) return job.status;
  if (isOverdue(job, now)) return 'withdrawn';
  if (isLeased(job, now)) return 'leased';
  return job.paused ? 'suspended' : 'available';
}

/** The job as the API shows it. */
export const present = (job: JobRecord, now: string): Job => ({ ...job, status: statusAt(job, now) });

/** @throws AppError `job.ended` */
export function requireOpen(job: JobRecord, now: string): void {
  if (isOpen(job) && !isOverdue(job, now)) return;
  throw new AppError('conflict', 'job.ended', `The job is ${statusAt(job, now)} already.`, {
    help: 'Drop what was done for it; the process has gone on.',
  });
}

/** A job that has ended, or that the worker no longer has, takes no answer of it. */
export function requireLease(job: JobRecord, lease: string, now: string): void {
  if (job.lease === lease && job.status === 'leased' && !isOverdue(job, now)) return;
  requireOpen(job, now);
  throw new AppError(
    'conflict',
    'job.lease-lost',
    'The job is not yours any more: its lease has ended, or it is another’s.',
    {
      errors: [{ path: '/lease', code: 'stale', message: 'is not the lease under which the job is held' }],
      help: 'Drop what was done for it, ask for a longer lease next time, or extend it in time.',
    },
  );
}

/** The ids that every event of a job carries. */
export const eventIdsOf = (job: JobRecord) => ({
  jobId: job.id,
  jobType: job.type,
  executionId: job.executionId,
  processId: job.processId,
  nodeId: job.nodeId,
});
