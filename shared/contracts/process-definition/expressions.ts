import { z } from 'zod';
import { JsonSchema } from '../core/json.ts';

/**
 * A JSONata expression over the process data, e.g. `amount > 1000 and $__context__.region = "EU"`.
 * In scope: the process data at the root, `$__context__` (global context of the execution tree), `$inputs` (the node's
 * resolved inputs), `$item` and `$index` inside a multi-instance activity, `$output` in an output mapping.
 * The delimiters `{% … %}` may be written around it. With `feel:` before it, it is FEEL, in which the variables have no dollar sign:
 * `feel: date(due) < today() + duration("P3D")`.
 */
export const ExpressionSchema = z.string().min(1).max(10_000).meta({ id: 'Expression', example: 'amount > 1000' });

/**
 * JSON in which a string of the form `{% … %}` is an expression, JSONata or behind `feel:` FEEL, and everything else is a literal, as in the
 * `Arguments` of the Amazon States Language.
 */
export const TemplateSchema = JsonSchema.meta({ id: 'Template' });

/** Name of a process data field, usable in an expression without quoting. */
export const FieldNameSchema = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_]{0,79}$/,
    'must start with a letter and have only letters, digits and underscores (80 at most)',
  );

/** Field name → template. */
export const MappingSchema = z.record(FieldNameSchema, TemplateSchema);

/** A literal or a `{% … %}` expression, where a literal must satisfy `schema`. */
export const orExpression = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.string().regex(/^\{%[\s\S]*%\}$/, 'must be a literal or a {% … %} expression')]);
