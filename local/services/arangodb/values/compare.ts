import { compareBytes, compareStrings } from './collation.ts';
import { attribute, type Json, type JsonObject } from './json.ts';

/** null < bool < number < string < array < object. */
export function typeRank(value: Json): number {
  if (value === null) return 0;
  switch (typeof value) {
    case 'boolean':
      return 1;
    case 'number':
      return 2;
    case 'string':
      return 3;
    default:
      return Array.isArray(value) ? 4 : 5;
  }
}

/** AQL's total order over all values: negative, zero or positive. */
export function compareValues(left: Json, right: Json): number {
  const rank = typeRank(left);
  const difference = rank - typeRank(right);
  if (difference !== 0) return difference;
  switch (rank) {
    case 0:
      return 0;
    case 1:
    case 2:
      return left === right ? 0 : (left as number) < (right as number) ? -1 : 1;
    case 3:
      return compareStrings(left as string, right as string);
    case 4:
      return compareArrays(left as Json[], right as Json[]);
    default:
      return compareObjects(left as JsonObject, right as JsonObject);
  }
}

function compareArrays(left: Json[], right: Json[]): number {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const result = compareValues(left[index] ?? null, right[index] ?? null);
    if (result !== 0) return result;
  }
  return 0;
}

function compareObjects(left: JsonObject, right: JsonObject): number {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort(compareBytes);
  for (const name of names) {
    const result = compareValues(attribute(left, name), attribute(right, name));
    if (result !== 0) return result;
  }
  return 0;
}

/** Equality of the same order, without paying for collation. */
export function equalValues(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  return Array.isArray(left) === Array.isArray(right) && compareValues(left, right) === 0;
}

/** A string that is the same for equal values and different for different ones; keys of maps and sets. */
export function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return Object.is(value, -0) ? '0' : JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    while (items.length > 0 && items[items.length - 1] === 'null') items.pop();
    return `[${items.join(',')}]`;
  }
  const parts: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const item = value[name] ?? null;
    if (item !== null) parts.push(`${JSON.stringify(name)}:${canonical(item)}`);
  }
  return `{${parts.join(',')}}`;
}
