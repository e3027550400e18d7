import { z } from 'zod';
import { JsonSchema } from '../core/json.ts';
import { FieldNameSchema } from './expressions.ts';

export const FormFieldTypeSchema = z.enum([
  'text',
  'textarea',
  'number',
  'integer',
  'boolean',
  'date',
  'datetime',
  'email',
  'url',
  'select',
  'multiselect',
]);

/** One field of a task's form (seed: `human_tasks.form_fields`). Validated again when the response arrives. */
export const FormFieldSchema = z
  .strictObject({
    name: FieldNameSchema,
    label: z.string().min(1).max(200),
    type: FormFieldTypeSchema,
    required: z.boolean().default(false),
    readOnly: z.boolean().default(false),
    description: z.string().max(2000).optional(),
    placeholder: z.string().max(200).optional(),
    options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minLength: z.int().min(0).optional(),
    maxLength: z.int().min(0).optional(),
    pattern: z.string().max(500).optional(),
    /** Literal, or a `{% … %}` expression over the process data that pre-fills the field. */
    default: JsonSchema.optional(),
  })
  .meta({ id: 'FormField' });
export type FormField = z.infer<typeof FormFieldSchema>;
