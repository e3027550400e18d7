import { errorNumbers } from '../../errors.ts';
import { toNumber } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import type { Run } from '../run.ts';
import { dayOfYear, isLeapYear, isoWeek, isoWeekYear, monthDays } from './calendar.ts';
import { formatDate } from './date-format.ts';
import { dateOf, isoText } from './date-parse.ts';
import { FamilyBuilder, wrongType } from './definition.ts';

const family = new FamilyBuilder();

export function invalidDate(run: Run): null {
  return run.warn(errorNumbers.invalidDate, 'invalid date value');
}

function onDate(name: string, call: (date: Date) => Json): void {
  family.define(name, 1, 1, ([value], run) => {
    const time = dateOf(value);
    return time === undefined ? invalidDate(run) : call(new Date(time));
  });
}

onDate('DATE_YEAR', (date) => date.getUTCFullYear());
onDate('DATE_MONTH', (date) => date.getUTCMonth() + 1);
onDate('DATE_DAY', (date) => date.getUTCDate());
onDate('DATE_HOUR', (date) => date.getUTCHours());
onDate('DATE_MINUTE', (date) => date.getUTCMinutes());
onDate('DATE_SECOND', (date) => date.getUTCSeconds());
onDate('DATE_MILLISECOND', (date) => date.getUTCMilliseconds());
onDate('DATE_DAYOFWEEK', (date) => date.getUTCDay());
onDate('DATE_DAYOFYEAR', dayOfYear);
onDate('DATE_ISOWEEK', isoWeek);
onDate('DATE_ISOWEEKYEAR', (date) => ({ week: isoWeek(date), year: isoWeekYear(date) }));
onDate('DATE_LEAPYEAR', (date) => isLeapYear(date.getUTCFullYear()));
onDate('DATE_QUARTER', (date) => Math.floor(date.getUTCMonth() / 3) + 1);
onDate('DATE_DAYS_IN_MONTH', (date) => monthDays(date.getUTCFullYear(), date.getUTCMonth()));

/** A date from one argument, or from year, month, day, … */
function assembled(args: Json[]): number | undefined {
  if (args.length === 1) return dateOf(args[0]);
  if (args.length === 2) return undefined;
  const parts = args.map((arg) =>
    typeof arg === 'string' || typeof arg === 'number' ? Math.trunc(toNumber(arg)) : Number.NaN,
  );
  if (parts.some((part) => Number.isNaN(part) || part < 0)) return undefined;
  const [year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0] = parts as [number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return Number.isNaN(date.getTime()) ? undefined : date.getTime();
}

family
  .define('DATE_NOW', 0, 0, (_args, run) => run.now, false)
  .define('DATE_ISO8601', 1, 7, (args, run) => {
    const time = assembled(args);
    return time === undefined ? invalidDate(run) : isoText(time);
  })
  .define('DATE_TIMESTAMP', 1, 7, (args, run) => assembled(args) ?? invalidDate(run))
  .define('DATE_FORMAT', 2, 2, ([value, format], run, name) => {
    const time = dateOf(value);
    if (time === undefined) return invalidDate(run);
    return typeof format === 'string' ? formatDate(new Date(time), format) : wrongType(run, name);
  });

export const dateFunctions = family.functions;
