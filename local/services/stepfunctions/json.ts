/** Any JSON value; state inputs, outputs and variables are all of this type. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses text that came from outside; undefined when it is not JSON. */
export function tryParse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const DEEPEST = 1000;

/** Whether JSON text nests deeper than is read: brackets are counted, so those in its texts are looked past. */
export function tooDeep(text: string): boolean {
  if (text.length <= DEEPEST * 2) return false;
  let depth = 0;
  for (const [bracket] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{}\]]/g)) {
    if (bracket === '[' || bracket === '{') depth++;
    else if (bracket === ']' || bracket === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** What JSON text says, or the text itself where it is none. */
export function parsedOr(text: string): Json {
  const value = tryParse(text);
  return value === undefined ? text : value;
}

/** The name that Step Functions gives a JSON value's type in its messages. */
export function typeName(value: Json | undefined): string {
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

export function deepEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((x, i) => deepEqual(x, b[i]));
  if (Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && deepEqual(a[key], b[key]));
}
