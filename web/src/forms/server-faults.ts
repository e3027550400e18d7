import type { ProblemError } from '#contracts/core/problem.ts';
import type { FieldSpec } from './spec.ts';

export type ServerFaults = {
  /** Control (`amount`, or `lines.0.quantity` in a row) → what the server says of it. */
  byField: Map<string, string>;
  /** What belongs to no field of the form. */
  others: ProblemError[];
};

/**
 * Sorts the errors of a problem document to the fields of the form that it refused. `prefix` is where the form's values
 * are in the request body (`/input`, `/result`).
 */
export function toServerFaults(
  errors: readonly ProblemError[],
  fields: readonly FieldSpec[],
  prefix: string,
): ServerFaults {
  const byField = new Map<string, string>();
  const others: ProblemError[] = [];
  for (const error of errors) {
    const control = controlOf(error.path, fields, prefix);
    if (control === undefined) others.push(error);
    else if (!byField.has(control)) byField.set(control, [error.message, error.help].filter(Boolean).join(' '));
  }
  return { byField, others };
}

function controlOf(path: string, fields: readonly FieldSpec[], prefix: string): string | undefined {
  if (!path.startsWith(`${prefix}/`)) return undefined;
  const [name, index, column] = path
    .slice(prefix.length + 1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const field = fields.find((candidate) => candidate.name === name);
  if (!field) return undefined;
  const inRow = field.kind === 'rows' && field.columns.some((candidate) => candidate.name === column);
  return inRow ? `${field.name}.${index}.${column}` : field.name;
}
