import type { Json } from '../json.ts';

/** RFC 3339 as Amazon States Language restricts it: a capital T, and a capital Z or a numeric offset. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Epoch ms of a timestamp; undefined for anything that is not one. */
export function timestampMs(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' || !TIMESTAMP.test(value)) return undefined;
  // JavaScript reads milliseconds; finer fractions are cut off.
  const time = Date.parse(value.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(time) ? undefined : time;
}
