import type { Json } from '#contracts/core/json.ts';
import { evaluated } from './evaluated.ts';

/** Fields from `{% … %}` expressions, or texts as they stand; a field without a value is left out. */
export async function mapped(
  mapping: unknown,
  data: Readonly<Record<string, Json>>,
  variables: Readonly<Record<string, Json>> = {},
): Promise<Record<string, Json>> {
  const fields: Record<string, Json> = {};
  for (const [field, value] of Object.entries((mapping ?? {}) as Record<string, string>)) {
    const expression = /^\{%(.*)%\}$/s.exec(value)?.[1];
    const result = expression === undefined ? value : await evaluated(expression, data, variables);
    if (result !== undefined) fields[field] = result as Json;
  }
  return fields;
}
