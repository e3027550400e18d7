import { errorNumbers } from '../../errors.ts';
import { canonical, compareValues } from '../../values/compare.ts';
import type { Json } from '../../values/json.ts';
import type { Run } from '../run.ts';

export type Accumulator = { add: (value: Json, run: Run) => void; result: () => Json };
export type NewAccumulator = () => Accumulator;

function counting(): Accumulator {
  let count = 0;
  return { add: () => void count++, result: () => count };
}

/** MIN and MAX pass over null. */
function extreme(sign: 1 | -1): NewAccumulator {
  return () => {
    let best: Json = null;
    return {
      add: (value) => {
        if (value !== null && (best === null || compareValues(value, best) * sign > 0)) best = value;
      },
      result: () => best,
    };
  };
}

/** Aggregates over numbers: null counts for nothing, anything else makes the result null. */
function numeric(
  finish: (values: { count: number; sum: number; mean: number; squares: number }) => Json,
): NewAccumulator {
  return () => {
    const state = { count: 0, sum: 0, mean: 0, squares: 0 };
    let invalid = false;
    return {
      add: (value, run) => {
        if (value === null || invalid) return;
        if (typeof value !== 'number') {
          invalid = true;
          run.warn(errorNumbers.invalidArithmetic, 'invalid arithmetic value');
          return;
        }
        state.count++;
        state.sum += value;
        // Welford's method: the squares stay exact where sums of squares would cancel out.
        const delta = value - state.mean;
        state.mean += delta / state.count;
        state.squares += delta * (value - state.mean);
      },
      result: () => (invalid ? null : finish(state)),
    };
  };
}

function distinctValues(finish: (values: Json[]) => Json): NewAccumulator {
  return () => {
    const seen = new Map<string, Json>();
    return {
      add: (value) => {
        const key = canonical(value);
        if (!seen.has(key)) seen.set(key, value);
      },
      result: () => finish([...seen.values()]),
    };
  };
}

function bitwise(combine: (left: number, right: number) => number): NewAccumulator {
  return () => {
    let state: number | null = null;
    let invalid = false;
    return {
      add: (value, run) => {
        if (value === null || invalid) return;
        if (typeof value !== 'number' || value < 0 || value > 0xffffffff || !Number.isInteger(value)) {
          invalid = true;
          run.warn(errorNumbers.invalidArithmetic, 'invalid arithmetic value');
          return;
        }
        state = state === null ? value : combine(state, value) >>> 0;
      },
      result: () => (invalid ? null : state),
    };
  };
}

const variance = (sample: boolean): NewAccumulator =>
  numeric(({ count, squares }) => (count <= (sample ? 1 : 0) ? null : squares / (sample ? count - 1 : count)));
const deviation = (sample: boolean): NewAccumulator =>
  numeric(({ count, squares }) =>
    count <= (sample ? 1 : 0) ? null : Math.sqrt(squares / (sample ? count - 1 : count)),
  );
const average = numeric(({ count, sum }) => (count === 0 ? null : sum / count));
const countDistinct = distinctValues((values) => values.length);

/** The functions that AGGREGATE accepts. */
export const aggregates: Record<string, NewAccumulator | undefined> = {
  LENGTH: counting,
  COUNT: counting,
  MIN: extreme(-1),
  MAX: extreme(1),
  SUM: numeric(({ sum }) => sum),
  AVERAGE: average,
  AVG: average,
  VARIANCE: variance(false),
  VARIANCE_POPULATION: variance(false),
  VARIANCE_SAMPLE: variance(true),
  STDDEV: deviation(false),
  STDDEV_POPULATION: deviation(false),
  STDDEV_SAMPLE: deviation(true),
  UNIQUE: distinctValues((values) => values),
  SORTED_UNIQUE: distinctValues((values) => values.sort(compareValues)),
  COUNT_DISTINCT: countDistinct,
  COUNT_UNIQUE: countDistinct,
  BIT_AND: bitwise((left, right) => left & right),
  BIT_OR: bitwise((left, right) => left | right),
  BIT_XOR: bitwise((left, right) => left ^ right),
};
