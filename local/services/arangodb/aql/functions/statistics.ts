import { errorNumbers } from '../../errors.ts';
import { toNumber } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import { finite } from '../compile/operators.ts';
import { aggregates } from '../execute/aggregates.ts';
import type { Run } from '../run.ts';
import { arrayExpected } from './arrays.ts';
import { FamilyBuilder, wrongType } from './definition.ts';

const family = new FamilyBuilder();

// The statistics over an array are the aggregates of COLLECT over its elements.
const shared = [
  'MIN',
  'MAX',
  'SUM',
  'AVERAGE',
  'AVG',
  'VARIANCE',
  'VARIANCE_POPULATION',
  'VARIANCE_SAMPLE',
  'STDDEV',
  'STDDEV_POPULATION',
  'STDDEV_SAMPLE',
];
for (const name of shared) {
  family.define(name, 1, 1, ([array], run) => {
    if (!Array.isArray(array)) return arrayExpected(run);
    const accumulator = (aggregates[name] as NonNullable<(typeof aggregates)[string]>)();
    for (const item of array) accumulator.add(item, run);
    return accumulator.result();
  });
}

/** The numbers of an array without its nulls; undefined if anything else is among them. */
function numbersOf(array: Json | undefined, run: Run): number[] | undefined {
  if (!Array.isArray(array)) {
    arrayExpected(run);
    return undefined;
  }
  const present = array.filter((item) => item !== null);
  if (present.every((item) => typeof item === 'number')) return present;
  run.warn(errorNumbers.invalidArithmetic, 'invalid arithmetic value');
  return undefined;
}

family
  .define('PRODUCT', 1, 1, ([array], run) => {
    const numbers = numbersOf(array, run);
    return numbers === undefined ? null : finite(numbers.reduce((product, value) => product * value, 1));
  })
  .define('MEDIAN', 1, 1, ([array], run) => {
    const sorted = numbersOf(array, run)?.sort((a, b) => a - b);
    if (sorted === undefined || sorted.length === 0) return null;
    const middle = Math.floor(sorted.length / 2);
    if (sorted.length % 2 === 1) return sorted[middle] as number;
    return ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  })
  .define('PERCENTILE', 2, 3, ([array, percent, method], run, name) => {
    const p = toNumber(percent as Json);
    if (typeof percent !== 'number' || p <= 0 || p > 100) return wrongType(run, name);
    if (method !== undefined && method !== 'rank' && method !== 'interpolation') return wrongType(run, name);
    const sorted = numbersOf(array, run)?.sort((a, b) => a - b);
    if (sorted === undefined || sorted.length === 0) return null;
    return method === 'interpolation' ? interpolated(sorted, p) : ranked(sorted, p);
  });

function ranked(sorted: number[], p: number): Json {
  const position = Math.ceil((p * sorted.length) / 100);
  return sorted[Math.min(position, sorted.length) - 1] ?? null;
}

function interpolated(sorted: number[], p: number): Json {
  const exact = (p * (sorted.length + 1)) / 100;
  const position = Math.floor(exact);
  if (position >= sorted.length) return sorted[sorted.length - 1] as number;
  if (position <= 0) return null;
  const below = sorted[position - 1] as number;
  return below + (exact - position) * ((sorted[position] as number) - below);
}

export const statisticalFunctions = family.functions;
