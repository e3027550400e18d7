import { ArangoError, errorNumbers } from '../../errors.ts';
import { canonical, compareValues } from '../../values/compare.ts';
import { toBoolean, toNumber } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import type { Evaluate, Frame, Run } from '../run.ts';
import type { FindRows } from './collection-loop.ts';
import type { Operator } from './operator.ts';

export function forCollection(name: string, slot: number, find: FindRows): Operator['run'] {
  return function* (input, run) {
    const collection = run.collection(name);
    for (const frame of input) {
      for (const row of find(collection, frame, run)) {
        run.tick();
        const next = frame.slice();
        next[slot] = collection.toDocument(row);
        yield next;
      }
    }
  };
}

export function forArray(slot: number, source: Evaluate): Operator['run'] {
  return function* (input, run) {
    for (const frame of input) {
      const value = source(frame, run);
      if (!Array.isArray(value)) {
        run.warn(
          errorNumbers.arrayExpected,
          `collection or array expected as operand to FOR loop; you provided a value of type '${typeName(value)}'`,
        );
        continue;
      }
      for (const item of value) {
        run.tick();
        const next = frame.slice();
        next[slot] = item;
        yield next;
      }
    }
  };
}

/** Iterates over a range without building it. */
export function forRange(slot: number, bounds: (frame: Frame, run: Run) => [number, number]): Operator['run'] {
  return function* (input, run) {
    for (const frame of input) {
      const [from, to] = bounds(frame, run);
      const step = to >= from ? 1 : -1;
      for (let value = from; step > 0 ? value <= to : value >= to; value += step) {
        run.tick();
        const next = frame.slice();
        next[slot] = value;
        yield next;
      }
    }
  };
}

export function typeName(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

export function filter(condition: Evaluate): Operator['run'] {
  return function* (input, run) {
    for (const frame of input) {
      if (toBoolean(condition(frame, run))) yield frame;
      else run.statistics.filtered++;
    }
  };
}

export function assign(slot: number, value: Evaluate): Operator['run'] {
  return function* (input, run) {
    for (const frame of input) {
      frame[slot] = value(frame, run);
      yield frame;
    }
  };
}

export type Criterion = { value: Evaluate; descending: (run: Run) => boolean };

/** `alreadySorted`: asked when the query runs, whether the loop before this yields its rows in the right order. */
export function sort(criteria: Criterion[], alreadySorted: () => boolean): Operator['run'] {
  return function* (input, run) {
    if (alreadySorted()) {
      yield* input;
      return;
    }
    const descending = criteria.map((criterion) => criterion.descending(run));
    const keyed = Array.from(input, (frame) => ({
      frame,
      keys: criteria.map((criterion) => criterion.value(frame, run)),
    }));
    keyed.sort((left, right) => {
      for (let index = 0; index < criteria.length; index++) {
        const order = compareValues(left.keys[index] as Json, right.keys[index] as Json);
        if (order !== 0) return descending[index] ? -order : order;
      }
      return 0;
    });
    for (const { frame } of keyed) yield frame;
  };
}

/** `countsAll`: the limit that fullCount looks behind reads on to the end of its input. */
export function limit(offset: Evaluate, count: Evaluate, countsAll: boolean): Operator['run'] {
  return function* (input, run) {
    const skip = limitValue(offset([], run));
    const take = limitValue(count([], run));
    const readsOn = countsAll && run.fullCount;
    let seen = 0;
    if (take === 0 && !readsOn) return;
    for (const frame of input) {
      seen++;
      if (seen > skip && seen <= skip + take) yield frame;
      if (seen >= skip + take && !readsOn) break;
    }
    if (readsOn) run.statistics.fullCount = seen;
  };
}

function limitValue(value: Json): number {
  const number = toNumber(value);
  if (typeof value === 'number' && number >= 0) return Math.trunc(number);
  throw new ArangoError(
    errorNumbers.numberOutOfRange,
    value === null || typeof value === 'number' ? 'AQL: number value out of range (while parsing)' : undefined,
  );
}

export function distinctBy(slot: number): Operator['run'] {
  return function* (input) {
    const seen = new Set<string>();
    for (const frame of input) {
      const key = canonical(frame[slot] ?? null);
      if (seen.has(key)) continue;
      seen.add(key);
      yield frame;
    }
  };
}
