import type { Json } from '#contracts/core/json.ts';

/** Those of the fields that differ from what the variable `base` holds. */
export function changedFields(fields: readonly string[], base: string): Json {
  if (fields.length === 0) return {};
  const members = fields.map((field) => `${JSON.stringify(field)}: $states.input.data.${field}`);
  const changed = `$sift({${members.join(', ')}}, function($v, $k) { $not($v = $lookup($${base}, $k)) })`;
  return `{% ($c := ${changed}; $exists($c) ? $c : {}) %}`;
}
