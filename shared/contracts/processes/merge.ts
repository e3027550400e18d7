import { z } from 'zod';
import { JsonSchema } from '../core/json.ts';
import { ElementKindSchema } from './diff.ts';

/** A place that both sides changed since their common ancestor, each in its own way. */
export const MergeConflictSchema = z
  .object({
    /** Stable while neither side changes: `node:review/config/form_fields/amount/label`. Resolutions name it. */
    id: z.string(),
    element: ElementKindSchema,
    elementId: z.string(),
    title: z.string(),
    /** JSON pointer within the element; empty where it is about the element as a whole. */
    path: z.string(),
    /** `removed-used`: one side removed what the other newly refers to. */
    kind: z.enum(['both-changed', 'removed-changed', 'removed-used']),
    /** Absent: did not exist. */
    base: JsonSchema.optional(),
    /** In the target. Absent: removed. */
    ours: JsonSchema.optional(),
    /** In the source. Absent: removed. */
    theirs: JsonSchema.optional(),
    message: z.string(),
  })
  .meta({ id: 'MergeConflict' });
export type MergeConflict = z.infer<typeof MergeConflictSchema>;

/** What becomes of a conflict: a side, or, for a field, a value of its own. */
export const MergeResolutionSchema = z
  .strictObject({
    conflict: z.string().min(1).max(1000),
    take: z.enum(['ours', 'theirs', 'base']).optional(),
    value: JsonSchema.optional(),
  })
  .refine(({ take, value }) => (take === undefined) !== (value === undefined), {
    message: 'name either `take` or `value`',
  })
  .meta({ id: 'MergeResolution' });
export type MergeResolution = z.infer<typeof MergeResolutionSchema>;
