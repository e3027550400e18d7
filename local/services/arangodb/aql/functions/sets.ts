import { canonical } from '../../values/compare.ts';
import type { Json } from '../../values/json.ts';
import { flatten } from '../compile/expansion.ts';
import { arrayExpected, unique } from './arrays.ts';
import { FamilyBuilder } from './definition.ts';

const family = new FamilyBuilder();

function onArrays(name: string, call: (arrays: Json[][]) => Json): void {
  family.variadic(name, 2, (args, run) => (args.every(Array.isArray) ? call(args as Json[][]) : arrayExpected(run)));
}

function keysOf(array: Json[]): Set<string> {
  return new Set(array.map(canonical));
}

onArrays('UNION', (arrays) => flatten(arrays, 1));
onArrays('UNION_DISTINCT', (arrays) => unique(flatten(arrays, 1)));
onArrays('INTERSECTION', ([first, ...others]) => {
  const keys = others.map(keysOf);
  return unique(first as Json[]).filter((value) => keys.every((set) => set.has(canonical(value))));
});
onArrays('MINUS', ([first, ...others]) => {
  const keys = others.map(keysOf);
  return unique(first as Json[]).filter((value) => !keys.some((set) => set.has(canonical(value))));
});
onArrays('OUTERSECTION', (arrays) => {
  const keys = arrays.map(keysOf);
  const all = unique(flatten(arrays, 1));
  return all.filter((value) => keys.filter((set) => set.has(canonical(value))).length === 1);
});
onArrays('INTERLEAVE', (arrays) => {
  const longest = Math.max(...arrays.map((array) => array.length));
  const result: Json[] = [];
  for (let index = 0; index < longest; index++) {
    for (const array of arrays) if (index < array.length) result.push(array[index] as Json);
  }
  return result;
});
family.define('JACCARD', 2, 2, ([left, right], run) => {
  if (!Array.isArray(left) || !Array.isArray(right)) return arrayExpected(run);
  const [a, b] = [keysOf(left), keysOf(right)];
  const shared = [...a].filter((key) => b.has(key)).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 1 : shared / all;
});

export const setFunctions = family.functions;
