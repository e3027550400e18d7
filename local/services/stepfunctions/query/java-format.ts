import type { Json } from '../json.ts';

/** A JSON value as Java's `toString` prints it, which is what `States.Format` inserts: `{a=1, b=[x, null]}`. */
export function javaFormat(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(javaFormat).join(', ')}]`;
  if (typeof value === 'object') {
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}=${javaFormat(item)}`)
      .join(', ')}}`;
  }
  return String(value);
}
