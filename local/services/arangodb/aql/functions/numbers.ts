import { compareValues } from '../../values/compare.ts';
import { toNumber } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import { finite } from '../compile/operators.ts';
import { FamilyBuilder, wrongType } from './definition.ts';

const family = new FamilyBuilder();

function onNumber(name: string, call: (value: number) => number): void {
  family.define(name, 1, 1, ([value]) => finite(call(toNumber(value as Json))));
}

const unary: Record<string, (value: number) => number> = {
  ABS: Math.abs,
  ACOS: Math.acos,
  ASIN: Math.asin,
  ATAN: Math.atan,
  CEIL: Math.ceil,
  COS: Math.cos,
  DEGREES: (value) => (value * 180) / Math.PI,
  EXP: Math.exp,
  EXP2: (value) => 2 ** value,
  FLOOR: Math.floor,
  LOG: Math.log,
  LOG2: Math.log2,
  LOG10: Math.log10,
  RADIANS: (value) => (value * Math.PI) / 180,
  ROUND: Math.round,
  SIN: Math.sin,
  SQRT: Math.sqrt,
  TAN: Math.tan,
};
for (const [name, call] of Object.entries(unary)) onNumber(name, call);

const maximumRange = 10_000_000;

family
  .define('ATAN2', 2, 2, ([y, x]) => finite(Math.atan2(toNumber(y as Json), toNumber(x as Json))))
  .define('POW', 2, 2, ([base, exponent]) => finite(toNumber(base as Json) ** toNumber(exponent as Json)))
  .define('PI', 0, 0, () => Math.PI)
  .define('RAND', 0, 0, () => Math.random(), false)
  .define('RANGE', 2, 3, ([from, to, step], run, name) => {
    const low = toNumber(from as Json);
    const high = toNumber(to as Json);
    const by = step === undefined ? (low <= high ? 1 : -1) : toNumber(step);
    const [start, end] = step === undefined ? [Math.trunc(low), Math.trunc(high)] : [low, high];
    if (by === 0 || (start < end && by < 0) || (start > end && by > 0)) return wrongType(run, name);
    const count = Math.floor((end - start) / by) + 1;
    if (count > maximumRange) return wrongType(run, name);
    return Array.from({ length: count }, (_item, index) => start + index * by);
  })
  .define('DECAY_LINEAR', 4, 5, (args, run, name) =>
    decay(
      args,
      run,
      name,
      (distance, reach) => Math.max(0, (reach - distance) / reach),
      (scale, at) => scale / (1 - at),
    ),
  );

type Decay = Parameters<Parameters<FamilyBuilder['define']>[3]>;

/** Scores by distance from an origin. Written per shape: what a distance is worth, with `factor` derived from scale and decay. */
function decay(
  args: Decay[0],
  run: Decay[1],
  name: string,
  score: (distance: number, factor: number) => number,
  factorOf: (scale: number, at: number) => number,
): Json {
  const [value, origin, scale, offset, at] = args.map((arg) => (typeof arg === 'number' ? arg : Number.NaN));
  const worth = at ?? 0.5;
  if (
    [origin, scale, offset].some(Number.isNaN) ||
    (scale as number) <= 0 ||
    (offset as number) < 0 ||
    worth <= 0 ||
    worth >= 1
  ) {
    return wrongType(run, name);
  }
  const factor = factorOf(scale as number, worth);
  const one = (item: number): Json =>
    finite(score(Math.max(0, Math.abs(item - (origin as number)) - (offset as number)), factor));
  const [given] = args;
  if (Array.isArray(given)) return given.map((item) => (typeof item === 'number' ? one(item) : null));
  return value === undefined || Number.isNaN(value) ? wrongType(run, name) : one(value);
}

family
  .define('DECAY_EXP', 4, 5, (args, run, name) =>
    decay(
      args,
      run,
      name,
      (distance, lambda) => Math.exp(lambda * distance),
      (scale, at) => Math.log(at) / scale,
    ),
  )
  .define('DECAY_GAUSS', 4, 5, (args, run, name) =>
    decay(
      args,
      run,
      name,
      (distance, sigma) => Math.exp(-(distance ** 2) / (2 * sigma)),
      (scale, at) => -(scale ** 2) / (2 * Math.log(at)),
    ),
  );

function vectors(left: Json | undefined, right: Json | undefined): [number[], number[]] | undefined {
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return undefined;
  if (![...left, ...right].every((item) => typeof item === 'number')) return undefined;
  return [left as number[], right as number[]];
}

function onVectors(name: string, call: (left: number[], right: number[]) => number): void {
  family.define(name, 2, 2, ([left, right], run) => {
    const found = vectors(left, right);
    return found === undefined ? wrongType(run, name) : finite(call(...found));
  });
}

const dot = (left: number[], right: number[]): number =>
  left.reduce((sum, value, index) => sum + value * (right[index] as number), 0);
onVectors('COSINE_SIMILARITY', (left, right) => dot(left, right) / Math.sqrt(dot(left, left) * dot(right, right)));
onVectors('L1_DISTANCE', (left, right) =>
  left.reduce((sum, value, index) => sum + Math.abs(value - (right[index] as number)), 0),
);
onVectors('L2_DISTANCE', (left, right) =>
  Math.sqrt(left.reduce((sum, value, index) => sum + (value - (right[index] as number)) ** 2, 0)),
);

family.define('IN_RANGE', 5, 5, ([value, low, high, includeLow, includeHigh]) => {
  const below = compareValues(value as Json, low as Json);
  const above = compareValues(value as Json, high as Json);
  return (includeLow === true ? below >= 0 : below > 0) && (includeHigh === true ? above <= 0 : above < 0);
});

export const numericFunctions = family.functions;
