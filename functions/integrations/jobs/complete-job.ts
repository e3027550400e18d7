import type { BodyOf } from '#contracts/core/operation.ts';
import { jobCompleted, type completeJob as operation } from '#contracts/jobs/index.ts';
import { AppError } from '#runtime/errors.ts';
import { changeHeldJob, jobEventOf } from './change-job.ts';
import { eventIdsOf, type JobRecord } from './job.ts';
import type { JobStore } from './job-store.ts';

/** Step Functions takes 256 KiB as a step's result; this leaves room for the envelope. */
const LARGEST_OUTPUT = 250_000;

function refuseTooLarge(output: unknown): void {
  if (Buffer.byteLength(JSON.stringify(output)) <= LARGEST_OUTPUT) return;
  throw new AppError('invalid', 'job.output-too-large', `The output has more than ${LARGEST_OUTPUT} bytes.`, {
    errors: [{ path: '/output', code: 'too-large', message: `must have at most ${LARGEST_OUTPUT} bytes` }],
    help: 'Put large data into storage and pass a reference to it.',
  });
}

/** Answers a job. Output and `job.completed` are one write; the consumer of the event answers the state machine. */
export function completeJob(
  id: string,
  { lease, output }: BodyOf<typeof operation>,
  store: JobStore,
): Promise<JobRecord> {
  refuseTooLarge(output);
  return changeHeldJob(id, {
    store,
    lease,
    change: (job, now) => ({
      after: { ...job, status: 'completed', updatedAt: now, endedAt: now },
      events: [jobEventOf(job, jobCompleted, { ...eventIdsOf(job), worker: job.worker })],
      output,
    }),
  });
}
