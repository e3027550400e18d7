import { z } from 'zod';
import { JsonObjectSchema } from '../core/json.ts';
import { operation } from '../core/operation.ts';
import { DurationSchema } from '../core/scalars.ts';
import { JobTypeSchema } from '../process-definition/index.ts';
import { JobIdSchema, JobSchema, TakenJobSchema } from './job.ts';

const context = 'integrations';
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
