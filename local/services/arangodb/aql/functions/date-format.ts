import { dayOfYear, isLeapYear, isoWeek, monthDays } from './calendar.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function signedYear(year: number): string {
  return `${year < 0 ? '-' : '+'}${padded(Math.abs(year), 6)}`;
}

const placeholders: Record<string, (date: Date) => string> = {
  t: (date) => String(date.getTime()),
  z: (date) => date.toISOString(),
  w: (date) => String(date.getUTCDay()),
  www: (date) => (weekdays[date.getUTCDay()] as string).slice(0, 3),
  wwww: (date) => weekdays[date.getUTCDay()] as string,
  y: (date) => String(date.getUTCFullYear()),
  yy: (date) => padded(Math.abs(date.getUTCFullYear()) % 100, 2),
  yyyy: (date) => padded(date.getUTCFullYear(), 4),
  yyyyyy: (date) => signedYear(date.getUTCFullYear()),
  m: (date) => String(date.getUTCMonth() + 1),
  mm: (date) => padded(date.getUTCMonth() + 1, 2),
  mmm: (date) => (months[date.getUTCMonth()] as string).slice(0, 3),
  mmmm: (date) => months[date.getUTCMonth()] as string,
  d: (date) => String(date.getUTCDate()),
  dd: (date) => padded(date.getUTCDate(), 2),
  h: (date) => String(date.getUTCHours()),
  hh: (date) => padded(date.getUTCHours(), 2),
  i: (date) => String(date.getUTCMinutes()),
  ii: (date) => padded(date.getUTCMinutes(), 2),
  s: (date) => String(date.getUTCSeconds()),
  ss: (date) => padded(date.getUTCSeconds(), 2),
  f: (date) => String(date.getUTCMilliseconds()),
  fff: (date) => padded(date.getUTCMilliseconds(), 3),
  x: (date) => String(dayOfYear(date)),
  xxx: (date) => padded(dayOfYear(date), 3),
  k: (date) => String(isoWeek(date)),
  kk: (date) => padded(isoWeek(date), 2),
  l: (date) => (isLeapYear(date.getUTCFullYear()) ? '1' : '0'),
  q: (date) => String(Math.floor(date.getUTCMonth() / 3) + 1),
  a: (date) => String(monthDays(date.getUTCFullYear(), date.getUTCMonth())),
  '%': () => '%',
  '&': () => '',
};

const longestFirst = Object.keys(placeholders).sort((left, right) => right.length - left.length);
const pattern = new RegExp(`%(${longestFirst.join('|')})?`, 'g');

/** A lone `%` disappears. */
export function formatDate(date: Date, format: string): string {
  return format.replaceAll(pattern, (_all, name: string | undefined) =>
    name === undefined ? '' : (placeholders[name]?.(date) ?? ''),
  );
}
