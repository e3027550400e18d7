import { ArangoError, errorNumbers } from '../../errors.ts';
import { toNumber } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';

const maximumLength = 10_000_000;

export function rangeBounds(from: Json, to: Json): [number, number] {
  return [Math.trunc(toNumber(from)), Math.trunc(toNumber(to))];
}

/** The integers between two bounds, both included, counting down where the first is the greater. */
export function rangeOf(from: Json, to: Json): Json[] {
  const [low, high] = rangeBounds(from, to);
  const length = Math.abs(high - low) + 1;
  if (length > maximumLength) throw new ArangoError(errorNumbers.numberOutOfRange, 'range has too many members');
  const step = high >= low ? 1 : -1;
  return Array.from({ length }, (_item, index) => low + index * step);
}
