import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange } from 'feelin';
import type { Json } from '#contracts/core/json.ts';

/** Values nested deeper than a state machine would take are most likely an expression that contains itself. */
const DEEPEST = 100;

/** A value of FEEL that has no JSON. */
export class NotJson extends Error {}

/**
 * A value of FEEL as JSON. Dates, times and durations are ISO 8601 texts (`2026-03-01`, `10:30:00`, `2026-03-01T10:30:00Z`, `P1DT2H`, `P1Y2M`);
 * a named time zone becomes the offset that it has then. What has no value is null.
 * @throws NotJson for functions, ranges, and numbers that are none
 */
export function feelToJson(value: unknown, depth = 0): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return numberOf(value);
  if (value instanceof FeelDateTime || value instanceof FeelTime) return withOffset(value);
  if (value instanceof FeelDate || value instanceof FeelDuration) return value.toString();
  if (isFunction(value) || typeof value === 'function') throw new NotJson('a function, which is no data');
  if (isRange(value)) throw new NotJson('a range, which is no data; write [1..3] as for i in 1..3 return i');
  if (depth > DEEPEST) throw new NotJson(`a value that is nested more than ${DEEPEST} deep`);
  if (Array.isArray(value)) return value.map((item) => feelToJson(item, depth + 1));
  if (typeof value !== 'object') throw new NotJson(`a ${typeof value}, which is no data`);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, feelToJson(entry, depth + 1)]));
}

function numberOf(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new NotJson('a number that is too large');
}

/** `10:30:00@Europe/Paris` → `10:30:00+01:00`: what reads ISO 8601 knows no names of zones. */
function withOffset(value: FeelDateTime | FeelTime): string {
  const text = value.toString();
  const at = text.indexOf('@');
  if (at < 0) return text;
  const seconds = value['time offset'].unwrap().total('seconds');
  const minutes = Math.round(Math.abs(seconds) / 60);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${text.slice(0, at)}${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
