export const day = 86_400_000;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** `month` counts from 0. */
export function monthDays(year: number, month: number): number {
  if (month === 1) return isLeapYear(year) ? 29 : 28;
  return [3, 5, 8, 10].includes(month) ? 30 : 31;
}

export function dayOfYear(date: Date): number {
  const start = new Date(date);
  start.setUTCMonth(0, 1);
  return Math.round((startOfDay(date) - startOfDay(start)) / day) + 1;
}

function startOfDay(date: Date): number {
  return Math.floor(date.getTime() / day) * day;
}

/** The Thursday of a date's ISO week: it decides which year the week belongs to. */
function thursday(date: Date): Date {
  const weekday = (date.getUTCDay() + 6) % 7;
  return new Date(startOfDay(date) + (3 - weekday) * day);
}

export function isoWeekYear(date: Date): number {
  return thursday(date).getUTCFullYear();
}

export function isoWeek(date: Date): number {
  return Math.floor((dayOfYear(thursday(date)) - 1) / 7) + 1;
}

export type Unit = 'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes' | 'seconds' | 'milliseconds';

const names: Record<string, Unit> = {};
for (const [unit, ...aliases] of [
  ['years', 'year', 'y'],
  ['months', 'month', 'm'],
  ['weeks', 'week', 'w'],
  ['days', 'day', 'd'],
  ['hours', 'hour', 'h'],
  ['minutes', 'minute', 'i'],
  ['seconds', 'second', 's'],
  ['milliseconds', 'millisecond', 'f'],
] as [Unit, ...string[]][]) {
  for (const alias of [unit, ...aliases]) names[alias] = unit;
}

export function unitOf(value: unknown): Unit | undefined {
  return typeof value === 'string' ? names[value.toLowerCase()] : undefined;
}

/** Years and months have the mean length of the Gregorian calendar. */
export const unitLength: Record<Unit, number> = {
  years: 365.2425 * day,
  months: (365.2425 / 12) * day,
  weeks: 7 * day,
  days: day,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
  milliseconds: 1,
};

/** Adds whole units; a day that the month does not have runs over into the next. */
export function addUnits(time: number, amount: number, unit: Unit): number {
  const date = new Date(time);
  if (unit === 'years') date.setUTCFullYear(date.getUTCFullYear() + amount);
  else if (unit === 'months') date.setUTCMonth(date.getUTCMonth() + amount);
  else return time + amount * unitLength[unit];
  return date.getTime();
}
