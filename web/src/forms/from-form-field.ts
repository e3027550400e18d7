import type { FormField } from '#contracts/process-definition/index.ts';
import { type FieldSpec, field } from './spec.ts';

/** A field of a task's form. Defaults that are expressions were resolved when the task was made. */
export const fromFormField = ({ type, options, ...rest }: FormField): FieldSpec =>
  field({ ...rest, kind: type, options: (options ?? []).map(({ value, label }) => ({ key: value, label, value })) });
