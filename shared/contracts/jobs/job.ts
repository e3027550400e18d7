import { z } from 'zod';
import { JsonObjectSchema, JsonSchema } from '../core/json.ts';
import { ExecutionIdSchema, ProcessIdSchema, prefixedId, TimestampSchema } from '../core/scalars.ts';
import { JobTypeSchema } from '../process-definition/index.ts';

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
