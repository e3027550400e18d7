import { notImplemented } from '../../errors.ts';
import { toBoolean, toNumber } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import type { Run } from '../run.ts';
import { addUnits, type Unit, unitLength, unitOf } from './calendar.ts';
import { dateOf, isoText } from './date-parse.ts';
import { invalidDate } from './dates.ts';
import { FamilyBuilder, wrongType } from './definition.ts';
import { localToUtc, timeZones, utcToLocal } from './time-zones.ts';

const family = new FamilyBuilder();

type Part = [amount: number, unit: Unit];

const duration =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3})\d*)?S)?)?$/;
const durationUnits: Unit[] = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'];

function durationParts(text: string): Part[] | undefined {
  const match = duration.exec(text);
  if (match === null || text.endsWith('T') || text === 'P') return undefined;
  const parts = durationUnits.map((unit, index): Part => [Number(match[index + 1] ?? 0), unit]);
  return [...parts, [Number((match[8] ?? '').padEnd(3, '0')), 'milliseconds']];
}

function shift(name: string, sign: 1 | -1): void {
  family.define(name, 2, 3, ([value, amount, unit], run) => {
    const time = dateOf(value);
    if (time === undefined) return invalidDate(run);
    const parts = partsOf(amount, unit);
    if (parts === undefined) return wrongType(run, name);
    const result = parts.reduce((at, [count, of]) => addUnits(at, sign * count, of), time);
    return Math.abs(result) <= 8.64e15 ? isoText(result) : invalidDate(run);
  });
}

function partsOf(amount: Json | undefined, unit: Json | undefined): Part[] | undefined {
  if (unit === undefined) return typeof amount === 'string' ? durationParts(amount) : undefined;
  const known = unitOf(unit);
  return typeof amount === 'number' && known !== undefined ? [[Math.trunc(amount), known]] : undefined;
}

shift('DATE_ADD', 1);
shift('DATE_SUBTRACT', -1);

function truncated(time: number, unit: Unit): number {
  const date = new Date(time);
  if (unit === 'years') date.setUTCMonth(0, 1);
  if (unit === 'months') date.setUTCDate(1);
  const length = unit === 'years' || unit === 'months' || unit === 'weeks' ? unitLength.days : unitLength[unit];
  const start = Math.floor(date.getTime() / length) * length;
  return unit === 'weeks' ? start - ((new Date(start).getUTCDay() + 6) % 7) * unitLength.days : start;
}

const comparable: Unit[] = ['years', 'months', 'days', 'hours', 'minutes', 'seconds', 'milliseconds'];

function field(date: Date, unit: Unit): number {
  switch (unit) {
    case 'years':
      return date.getUTCFullYear();
    case 'months':
      return date.getUTCMonth();
    case 'days':
      return date.getUTCDate();
    case 'hours':
      return date.getUTCHours();
    case 'minutes':
      return date.getUTCMinutes();
    case 'seconds':
      return date.getUTCSeconds();
    default:
      return date.getUTCMilliseconds();
  }
}

function inZone(name: string, convert: (time: number, zone: string) => number | undefined, ending: string): void {
  family.define(name, 2, 3, ([value, zone, withDetail], run) => {
    if (toBoolean(withDetail ?? null)) throw notImplemented(`the detail argument of ${name}()`);
    const time = dateOf(value);
    if (time === undefined) return invalidDate(run);
    const converted = typeof zone === 'string' ? convert(time, zone) : undefined;
    return converted === undefined ? wrongType(run, name) : isoText(converted).replace(/Z$/, ending);
  });
}

inZone('DATE_UTCTOLOCAL', utcToLocal, '');
inZone('DATE_LOCALTOUTC', localToUtc, 'Z');

function bothDates(left: Json | undefined, right: Json | undefined, run: Run): [number, number] | undefined {
  const [first, second] = [dateOf(left), dateOf(right)];
  if (first !== undefined && second !== undefined) return [first, second];
  invalidDate(run);
  return undefined;
}

family
  .define('DATE_DIFF', 3, 4, ([left, right, unit, asFloat], run, name) => {
    const dates = bothDates(left, right, run);
    if (dates === undefined) return null;
    const known = unitOf(unit);
    if (known === undefined) return wrongType(run, name);
    const difference = (dates[1] - dates[0]) / unitLength[known];
    return toBoolean(asFloat ?? null) ? difference : Math.trunc(difference) + 0;
  })
  .define('DATE_COMPARE', 3, 4, ([left, right, from, to], run, name) => {
    const dates = bothDates(left, right, run);
    if (dates === undefined) return null;
    const first = comparable.indexOf(unitOf(from) as Unit);
    const last = to === undefined ? first : comparable.indexOf(unitOf(to) as Unit);
    if (first < 0 || last < first) return wrongType(run, name);
    const [a, b] = dates.map((time) => new Date(time)) as [Date, Date];
    return comparable.slice(first, last + 1).every((unit) => field(a, unit) === field(b, unit));
  })
  .define('DATE_TRUNC', 2, 2, ([value, unit], run, name) => {
    const time = dateOf(value);
    const known = unitOf(unit);
    if (time === undefined) return invalidDate(run);
    return known === undefined ? wrongType(run, name) : isoText(truncated(time, known));
  })
  .define('DATE_ROUND', 3, 3, ([value, amount, unit], run, name) => {
    const time = dateOf(value);
    const known = unitOf(unit);
    if (time === undefined) return invalidDate(run);
    const count = toNumber(amount as Json);
    if (known === undefined || known === 'years' || known === 'months' || count <= 0) return wrongType(run, name);
    const length = Math.trunc(count) * unitLength[known];
    return isoText(Math.floor(time / length) * length);
  })
  .define('DATE_TIMEZONE', 0, 0, () => 'UTC')
  .define('DATE_TIMEZONES', 0, 0, () => timeZones());

export const dateArithmeticFunctions = family.functions;
