import { z } from 'zod';
import { JsonObjectSchema, JsonSchema } from '../core/json.ts';
import { FieldNameSchema } from './expressions.ts';

/**
 * A field of the process data (seed: `data_definition`). `schema` is JSON Schema 2020-12.
 * Fields with `input: true` make up the start form and are validated when an execution starts; `required` then means
 * that a start without it (and without `default`) is refused.
 */
export const DataDefinitionSchema = z
  .strictObject({
    name: FieldNameSchema,
    title: z.string().max(200).optional(),
    description: z.string().max(2000).optional(),
    schema: JsonObjectSchema,
    input: z.boolean().default(false),
    required: z.boolean().default(false),
    default: JsonSchema.optional(),
    metadata: JsonObjectSchema.optional(),
  })
  .meta({ id: 'DataDefinition' });
export type DataDefinition = z.infer<typeof DataDefinitionSchema>;
