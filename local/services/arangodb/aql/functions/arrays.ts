import { ArangoError, errorNumbers } from '../../errors.ts';
import { canonical, compareValues, equalValues } from '../../values/compare.ts';
import { toBoolean, toNumber, toText } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import { flatten } from '../compile/expansion.ts';
import type { Run } from '../run.ts';
import { FamilyBuilder, wrongType } from './definition.ts';

const family = new FamilyBuilder();

export function arrayExpected(run: Run): null {
  return run.warn(errorNumbers.arrayExpected, 'array expected');
}

/** A function of an array and further arguments; anything but an array gives null and a warning. */
function onArray(name: string, min: number, max: number, call: (array: Json[], rest: Json[], run: Run) => Json): void {
  family.define(name, min, max, ([array, ...rest], run) =>
    Array.isArray(array) ? call(array, rest, run) : arrayExpected(run),
  );
}

export function unique(values: Json[]): Json[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = canonical(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export function lengthOf(value: Json): number {
  if (value === null || value === false) return 0;
  if (value === true) return 1;
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' ? Object.keys(value).length : [...toText(value)].length;
}

function positionOf(array: Json[], value: Json): number {
  return array.findIndex((item) => equalValues(item, value));
}

family
  .define('LENGTH', 1, 1, ([value]) => lengthOf(value as Json))
  .alias('COUNT', 'LENGTH')
  .define('APPEND', 2, 3, ([array, values, once], run, name) => {
    if (array === null) return values as Json;
    if (values === null) return array as Json;
    if (!Array.isArray(array)) return wrongType(run, name);
    const added = Array.isArray(values) ? values : [values as Json];
    if (added.length === 0) return array;
    return toBoolean(once ?? null) ? unique([...array, ...added]) : [...array, ...added];
  })
  .define('POSITION', 2, 3, ([array, value, asIndex], run) => {
    if (!Array.isArray(array)) return arrayExpected(run);
    const position = positionOf(array, value as Json);
    return toBoolean(asIndex ?? null) ? position : position >= 0;
  })
  .alias('CONTAINS_ARRAY', 'POSITION')
  .define('PUSH', 2, 3, ([array, value, once], run, name) => {
    if (array === null) return [value as Json];
    if (!Array.isArray(array)) return wrongType(run, name);
    return toBoolean(once ?? null) && positionOf(array, value as Json) >= 0 ? array : [...array, value as Json];
  })
  .define('UNSHIFT', 2, 3, ([array, value, once], run, name) => {
    if (array === null) return [value as Json];
    if (!Array.isArray(array)) return wrongType(run, name);
    return toBoolean(once ?? null) && positionOf(array, value as Json) >= 0 ? array : [value as Json, ...array];
  })
  .define('POP', 1, 1, ([array], run, name) =>
    array === null ? null : Array.isArray(array) ? array.slice(0, -1) : wrongType(run, name),
  )
  .define('SHIFT', 1, 1, ([array], run, name) =>
    array === null ? null : Array.isArray(array) ? array.slice(1) : wrongType(run, name),
  )
  .define('REMOVE_VALUE', 2, 3, ([array, value, limit], run, name) => {
    if (array === null) return [];
    if (!Array.isArray(array)) return wrongType(run, name);
    let left = limit === undefined || limit === null ? Number.POSITIVE_INFINITY : toNumber(limit);
    return array.filter((item) => !equalValues(item, value as Json) || left-- <= 0);
  })
  .define('REMOVE_VALUES', 2, 2, ([array, values], run, name) => {
    if (array === null) return [];
    if (values === null) return array as Json;
    if (!Array.isArray(array) || !Array.isArray(values)) return wrongType(run, name);
    const removed = new Set(values.map(canonical));
    return array.filter((item) => !removed.has(canonical(item)));
  })
  .define('REMOVE_NTH', 2, 2, ([array, position], run, name) => {
    if (array === null) return [];
    if (!Array.isArray(array)) return wrongType(run, name);
    const at = fromEnd(array, toNumber(position as Json));
    return array.filter((_item, index) => index !== at);
  })
  .define('REPLACE_NTH', 3, 4, ([array, position, value, filler], run, name) => {
    if (!Array.isArray(array)) return wrongType(run, name);
    const at = Math.max(0, fromEnd(array, toNumber(position as Json)));
    if (at > array.length && filler === undefined)
      throw new ArangoError(errorNumbers.functionArgumentType, `invalid argument type in call to function '${name}()'`);
    const replaced = [...array];
    while (replaced.length < at) replaced.push(filler as Json);
    replaced[at] = value as Json;
    return replaced;
  });

function fromEnd(array: Json[], position: number): number {
  const at = Math.trunc(position);
  return at < 0 ? array.length + at : at;
}

onArray('FIRST', 1, 1, (array) => array[0] ?? null);
onArray('LAST', 1, 1, (array) => array[array.length - 1] ?? null);
onArray('NTH', 2, 2, (array, [position]) => {
  const at = Math.trunc(toNumber(position as Json));
  return at < 0 ? null : (array[at] ?? null);
});
onArray('FLATTEN', 1, 2, (array, [depth]) =>
  flatten(array, Math.max(1, Math.trunc(depth === undefined ? 1 : toNumber(depth)))),
);
onArray('UNIQUE', 1, 1, (array) => unique(array));
onArray('SORTED', 1, 1, (array) => array.toSorted(compareValues));
onArray('SORTED_UNIQUE', 1, 1, (array) => unique(array).sort(compareValues));
onArray('COUNT_DISTINCT', 1, 1, (array) => unique(array).length);
family.alias('COUNT_UNIQUE', 'COUNT_DISTINCT');
onArray('SLICE', 2, 3, (array, [start, length]) => {
  const from = Math.trunc(toNumber(start as Json));
  const begin = from < 0 ? Math.max(0, array.length + from) : from;
  if (length === undefined || length === null) return array.slice(begin);
  const count = Math.trunc(toNumber(length));
  return count < 0 ? array.slice(begin, Math.max(begin, array.length + count)) : array.slice(begin, begin + count);
});

export const arrayFunctions = family.functions;
