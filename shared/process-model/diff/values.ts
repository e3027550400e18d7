import type { Json } from '#contracts/core/json.ts';

export type Value = Json | undefined;
export type Fields = { [key: string]: Json };

export const isObject = (value: Value): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal whatever the order of keys, and for lists that are sets, of items. */
export function sameValue(a: Value, b: Value, key = ''): boolean {
  if (a === b) return true;
  if (MAY_BE_LEFT_OUT.has(key) && isEmpty(a) && isEmpty(b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return sameList(a, b, key);
  if (!isObject(a) || !isObject(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => sameValue(a[name], b[name], name));
}

/** Objects that say the same when they are empty and when they are not there. */
const MAY_BE_LEFT_OUT = new Set(['metadata', 'config', 'data']);

const isEmpty = (value: Value): boolean => value === undefined || (isObject(value) && Object.keys(value).length === 0);

function sameList(a: readonly Json[], b: readonly Json[], key: string): boolean {
  if (a.length !== b.length) return false;
  if (isSet(key, a, b)) return a.every((item) => b.includes(item));
  return a.every((item, at) => sameValue(item, b[at]));
}

/** Lists of names whose order says nothing. */
const SETS = new Set(['requiredInputs', 'outputs', 'contextFields', 'candidateUsers', 'required', 'enum', 'errors']);

const areDistinctTexts = (items: readonly Json[]): items is string[] =>
  items.every((item) => typeof item === 'string') && new Set(items).size === items.length;

export const isSet = (key: string, ...lists: (readonly Json[])[]): boolean =>
  SETS.has(key) && lists.every(areDistinctTexts);

/** What the items of lists go by: form fields by their name, options by their value, … */
const NAMES = ['id', 'name', 'value'] as const;

/** The property that tells the items of all lists apart, where there is one. */
export const nameOfItems = (...lists: (readonly Json[])[]): string | undefined =>
  NAMES.find((name) =>
    lists.every((items) => areDistinctTexts(items.map((item) => (isObject(item) ? (item[name] ?? null) : null)))),
  );

export const byName = (items: readonly Json[], name: string): Map<string, Fields> =>
  new Map(items.flatMap((item) => (isObject(item) ? [[String(item[name]), item] as const] : [])));

/** One step of a JSON pointer (RFC 6901). */
export const step = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
