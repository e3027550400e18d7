import { z } from 'zod';
import { JsonSchema } from '../core/json.ts';

/** Part of a definition that is compared and merged as a whole with its fields; `process` is the definition itself: its name and settings. */
export const ElementKindSchema = z
  .enum(['process', 'lane', 'node', 'flow', 'data_definition'])
  .meta({ id: 'ProcessElementKind' });
export type ElementKind = z.infer<typeof ElementKindSchema>;

/** One field that differs. Items of lists that have names are addressed by them: `/config/form_fields/amount/label`. */
export const FieldChangeSchema = z
  .object({
    path: z
      .string()
      .meta({ description: 'JSON pointer within the element', example: '/config/form_fields/amount/label' }),
    change: z.enum(['added', 'removed', 'changed']),
    before: JsonSchema.optional(),
    after: JsonSchema.optional(),
    /** False for what only concerns the drawing. */
    meaning: z.boolean(),
  })
  .meta({ id: 'ProcessFieldChange' });
export type FieldChange = z.infer<typeof FieldChangeSchema>;

export const ElementChangeSchema = z
  .object({
    element: ElementKindSchema,
    id: z.string(),
    title: z.string(),
    /** `moved`: only the drawing changed. */
    change: z.enum(['added', 'removed', 'changed', 'moved']),
    fields: z.array(FieldChangeSchema),
  })
  .meta({ id: 'ProcessElementChange' });
export type ElementChange = z.infer<typeof ElementChangeSchema>;

export const ChangeCountsSchema = z
  .object({ added: z.int(), removed: z.int(), changed: z.int(), moved: z.int() })
  .meta({ id: 'ProcessChangeCounts' });
export type ChangeCounts = z.infer<typeof ChangeCountsSchema>;

/** How one definition differs from another. */
export const ProcessDiffSchema = z
  .object({
    /** Nothing differs, the drawing included. */
    identical: z.boolean(),
    /** Both mean the same; only the drawing may differ. */
    equivalent: z.boolean(),
    counts: ChangeCountsSchema,
    changes: z.array(ElementChangeSchema),
  })
  .meta({ id: 'ProcessDiff' });
export type ProcessDiff = z.infer<typeof ProcessDiffSchema>;
