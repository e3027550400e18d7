import { z } from 'zod';
import { DurationSchema } from '../core/scalars.ts';
import { ExpressionSchema, FieldNameSchema, MappingSchema, orExpression } from './expressions.ts';

export const RetrySchema = z.strictObject({
  /** Attempts after the first. 0 switches retrying off. */
  maxAttempts: z.int().min(0).max(20),
  intervalSeconds: z.int().min(1).max(99_999_999).default(2),
  backoffRate: z.number().min(1).max(100).default(2),
  maxDelaySeconds: z.int().min(1).max(31_622_400).optional(),
  /** Error names; `States.TaskFailed` when left out. */
  errors: z.array(z.string().min(1)).min(1).optional(),
});

/** Runs the activity once per element of a collection. */
export const MultiInstanceSchema = z.strictObject({
  mode: z.enum(['parallel', 'sequential']),
  /** Expression that gives an array; each element is `$item`, its position `$index`. */
  collection: ExpressionSchema,
  /** At most so many at a time (parallel); 0 or absent: no bound of ours. */
  concurrency: z.int().min(0).max(1000).optional(),
  /** Evaluated after each instance with `$completed` and `$total`; true ends the rest. */
  completionCondition: ExpressionSchema.optional(),
  /** Data field that receives the array of the instances' outputs, in order. */
  outputCollection: FieldNameSchema.optional(),
});

/** Repeats the activity while a condition holds. */
export const LoopSchema = z.strictObject({
  /** Goes on while this is true; `$iteration` is the number of visits so far. */
  condition: ExpressionSchema,
  /** Asks before the first visit too. */
  testBefore: z.boolean().default(false),
  /** So many visits at most. */
  maximum: z.int().min(1).max(10_000).optional(),
});

/** What every activity may configure. */
export const activity = {
  /** Name → template; the work sees them as its input. Left out: the data fields named in `requiredInputs`. */
  inputs: MappingSchema.optional(),
  /** Data field → template over `$output`. Left out: the fields named in `outputs` are taken from the result. */
  outputMapping: MappingSchema.optional(),
  retry: RetrySchema.optional(),
  /** Longest time that the work may take; exceeding it raises `States.Timeout`. */
  timeout: orExpression(DurationSchema).optional(),
  multiInstance: MultiInstanceSchema.optional(),
  loop: LoopSchema.optional(),
};
