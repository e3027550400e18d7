import { z } from 'zod';
import { operation } from '../core/operation.ts';
import { PageQuerySchema, pageOf } from '../core/page.ts';
import { ExecutionIdSchema, TimestampSchema } from '../core/scalars.ts';
import { JobTypeSchema } from '../process-definition/index.ts';
import { JobIdSchema, JobSchema, JobStatusSchema } from './job.ts';

const context = 'integrations';
const byId = z.object({ id: JobIdSchema });

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
