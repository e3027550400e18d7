import { z } from 'zod';
import { event } from './core/event.ts';
import { JsonObjectSchema, JsonSchema } from './core/json.ts';
import { operation } from './core/operation.ts';
import { PageQuerySchema, pageOf } from './core/page.ts';
import { DurationSchema, ExecutionIdSchema, ProcessIdSchema, prefixedId, TimestampSchema } from './core/scalars.ts';
import { JobTypeSchema } from './process-definition/index.ts';

const context = 'integrations';

export const JobIdSchema = prefixedId('job');

/** What becomes of a job. `suspended`: its execution is paused. A lease that has ended makes the job `available` again. */
export const JobStatusSchema = z
  .enum(['available', 'leased', 'suspended', 'completed', 'failed', 'withdrawn'])
  .meta({ id: 'JobStatus' });
export type JobStatus = z.infer<typeof JobStatusSchema>;

/** Work of a process that a worker of the tenant takes and does. */
export const JobSchema = z
  .object({
    id: JobIdSchema,
    type: JobTypeSchema,
    status: JobStatusSchema,
    title: z.string().meta({ description: 'Title of the node' }),
    processId: ProcessIdSchema,
    version: z.string(),
    executionId: ExecutionIdSchema,
    nodeId: z.string(),
    /** Position in the collection, of a job that exists once per element. */
    instance: z.int().optional(),
    headers: JsonObjectSchema.meta({ description: 'What the node says to whoever does the work' }),
    input: JsonSchema,
    attempt: z.int().min(0).meta({ description: 'How often it has been taken' }),
    retriesLeft: z.int().min(0).meta({ description: 'How often it may still be tried' }),
    availableAt: TimestampSchema.meta({ description: 'It is given to nobody before' }),
    worker: z.string().optional().meta({ description: 'Who has it, or had it last' }),
    deadline: TimestampSchema.optional().meta({ description: 'End of the lease' }),
    timeoutAt: TimestampSchema.optional().meta({ description: 'When the process no longer waits for it' }),
    error: z.object({ name: z.string(), message: z.string().optional() }).optional(),
    output: JsonObjectSchema.optional(),
    createdAt: TimestampSchema,
    updatedAt: TimestampSchema,
    endedAt: TimestampSchema.optional(),
  })
  .meta({ id: 'Job' });
export type Job = z.infer<typeof JobSchema>;

/** A job as its worker gets it: with the lease that it answers with. */
export const TakenJobSchema = JobSchema.extend({
  lease: z.string().meta({ description: 'Proves that the job is yours; send it with the answer' }),
  deadline: TimestampSchema,
}).meta({ id: 'TakenJob' });

const byId = z.object({ id: JobIdSchema });
const lease = z.string().min(1).max(100).meta({ description: 'The `lease` that came with the job' });
/** Longest lease; a worker that needs longer extends it. */
const LeaseTimeSchema = DurationSchema.meta({ description: 'From PT1S to P1D', example: 'PT5M' });
const answered = ['job.not-found', 'job.ended', 'job.lease-lost'];

export const activateJobs = operation({
  id: 'activateJobs',
  context,
  method: 'POST',
  path: '/jobs/activate',
  summary: 'Take jobs of a type, each for a while',
  description:
    'Answers at once, with fewer jobs than asked or none when there are no more. Ask again after `pollAfterSeconds`. A job whose lease ends unanswered is given to the next who asks.',
  access: ['worker', 'admin'],
  body: z.strictObject({
    type: JobTypeSchema,
    worker: z.string().min(1).max(200).meta({ description: 'Name of the worker, for people to see' }),
    maxJobs: z.int().min(1).max(100).default(10),
    timeout: LeaseTimeSchema.default('PT5M'),
  }),
  result: z.object({ items: z.array(TakenJobSchema), pollAfterSeconds: z.int() }),
  problems: ['job.invalid-lease-time'],
});

export const completeJob = operation({
  id: 'completeJob',
  context,
  method: 'POST',
  path: '/jobs/{id}/complete',
  summary: 'Answer a job; the process goes on with the output',
  access: ['worker', 'admin'],
  params: byId,
  body: z.strictObject({ lease, output: JsonObjectSchema.default({}) }),
  result: JobSchema,
  problems: [...answered, 'job.output-too-large'],
});

export const failJob = operation({
  id: 'failJob',
  context,
  method: 'POST',
  path: '/jobs/{id}/fail',
  summary: 'Say that an attempt failed; without retries left the process sees FlowMaster.JobFailed',
  access: ['worker', 'admin'],
  params: byId,
  body: z.strictObject({
    lease,
    message: z.string().min(1).max(10_000),
    retries: z
      .int()
      .min(0)
      .max(1_000)
      .optional()
      .meta({ description: 'Attempts that are left; one fewer than before when left out' }),
    backoff: DurationSchema.optional().meta({
      description: 'How long nobody gets the job; the node says it otherwise',
    }),
  }),
  result: JobSchema,
  problems: answered,
});

export const throwJobError = operation({
  id: 'throwJobError',
  context,
  method: 'POST',
  path: '/jobs/{id}/error',
  summary: 'End a job with an error of the process, which an error event of that name catches',
  access: ['worker', 'admin'],
  params: byId,
  body: z.strictObject({
    lease,
    code: z
      .string()
      .regex(
        /^(?!States\.|Lambda\.|FlowMaster\.)\S(.{0,198}\S)?$/,
        'must be the name of an error event: 1 to 200 characters, not beginning with States., Lambda. or FlowMaster.',
      ),
    message: z.string().max(10_000).optional(),
  }),
  result: JobSchema,
  problems: answered,
});

export const extendJob = operation({
  id: 'extendJob',
  context,
  method: 'POST',
  path: '/jobs/{id}/extend',
  summary: 'Keep a job for longer, counted from now',
  access: ['worker', 'admin'],
  params: byId,
  body: z.strictObject({ lease, timeout: LeaseTimeSchema }),
  result: TakenJobSchema,
  problems: [...answered, 'job.invalid-lease-time'],
});

export const listJobs = operation({
  id: 'listJobs',
  context,
  method: 'GET',
  path: '/jobs',
  summary: 'Jobs, newest first: what waits, who has what, what became of it',
  access: 'user',
  query: PageQuerySchema.extend({
    type: JobTypeSchema.optional(),
    status: JobStatusSchema.optional(),
    executionId: ExecutionIdSchema.optional(),
  }),
  result: pageOf(JobSchema),
});

/** Open jobs of a type. */
export const JobTypeUseSchema = z
  .object({
    type: JobTypeSchema,
    available: z.int().meta({ description: 'Wait for a worker' }),
    delayed: z.int().meta({ description: 'Wait for the end of a back-off after a failed attempt' }),
    leased: z.int().meta({ description: 'A worker has them' }),
    suspended: z.int().meta({ description: 'Their execution is paused' }),
    failing: z.int().meta({ description: 'Of all these, those of which an attempt has failed' }),
    oldestAt: TimestampSchema.meta({ description: 'When the oldest of them was opened' }),
    workers: z.array(z.string()).meta({ description: 'Who has some of them, at most twenty names' }),
  })
  .meta({ id: 'JobTypeUse' });
export type JobTypeUse = z.infer<typeof JobTypeUseSchema>;

export const listJobTypes = operation({
  id: 'listJobTypes',
  context,
  method: 'GET',
  path: '/jobs/types',
  summary: 'Types of the open jobs: how many wait, since when, and who has some',
  description:
    'The type whose jobs have waited longest comes first. The thousand oldest jobs are counted; `complete` is false when there are more.',
  access: ['manager', 'designer', 'admin'],
  result: z.object({ items: z.array(JobTypeUseSchema), complete: z.boolean() }),
});

export const getJob = operation({
  id: 'getJob',
  context,
  method: 'GET',
  path: '/jobs/{id}',
  summary: 'A job',
  access: 'user',
  params: byId,
  result: JobSchema,
  problems: ['job.not-found'],
});

export const releaseJob = operation({
  id: 'releaseJob',
  context,
  method: 'POST',
  path: '/jobs/{id}/release',
  summary: 'Let the next worker who asks have an open job: ends its lease or its back-off',
  description:
    'For a worker that is gone, or a failure that is mended. An answer under the lease that was ended is refused. A job that has failed for good is none of these: move or repeat its execution.',
  access: ['manager', 'designer', 'admin'],
  params: byId,
  body: z.strictObject({
    retries: z.int().min(1).max(1_000).optional().meta({
      description: 'Attempts that are left from now on; as many as there were when left out',
    }),
  }),
  result: JobSchema,
  problems: ['job.not-found', 'job.ended'],
});

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
