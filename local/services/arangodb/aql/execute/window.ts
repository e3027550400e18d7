import { compareValues } from '../../values/compare.ts';
import { toNumber } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import type { Evaluate, Frame, Run } from '../run.ts';
import type { NewAccumulator } from './aggregates.ts';
import type { Operator } from './operator.ts';

export type WindowBounds = { preceding: number; following: number };
export type WindowAggregate = { slot: number; create: NewAccumulator; value: Evaluate | undefined };

/** Aggregates over the rows before and after each row. */
export function windowOfRows(bounds: WindowBounds, aggregates: WindowAggregate[]): Operator['run'] {
  return function* (input, run) {
    const frames = [...input];
    for (let index = 0; index < frames.length; index++) {
      const from = Math.max(0, index - bounds.preceding);
      const to = Math.min(frames.length - 1, index + bounds.following);
      yield aggregated(frames[index] as Frame, frames.slice(from, to + 1), aggregates, run);
    }
  };
}

/** Aggregates over the rows whose value lies around that of each row; rows come in the order of the value. */
export function windowOfValues(range: Evaluate, bounds: WindowBounds, aggregates: WindowAggregate[]): Operator['run'] {
  return function* (input, run) {
    const rows = Array.from(input, (frame) => ({ frame, value: range(frame, run) }));
    rows.sort((left, right) => compareValues(left.value, right.value));
    for (const { frame, value } of rows) {
      const low = toNumber(value) - bounds.preceding;
      const high = toNumber(value) + bounds.following;
      const around = rows.filter((row) => isWithin(row.value, low, high));
      yield aggregated(
        frame,
        around.map((row) => row.frame),
        aggregates,
        run,
      );
    }
  };
}

function isWithin(value: Json, low: number, high: number): boolean {
  return typeof value === 'number' && value >= low && value <= high;
}

function aggregated(frame: Frame, around: Frame[], aggregates: WindowAggregate[], run: Run): Frame {
  const next = frame.slice();
  for (const { slot, create, value } of aggregates) {
    const accumulator = create();
    for (const row of around) accumulator.add(value === undefined ? null : value(row, run), run);
    next[slot] = accumulator.result();
  }
  return next;
}
