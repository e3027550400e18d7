import type { Period } from '#process-model/timers/period.ts';

/** JSONata of the moment at which a state is entered, in milliseconds. */
export const NOW = '$toMillis($states.context.State.EnteredTime)';

const MONTH_LENGTHS =
  '[31, ($y % 4 = 0 and ($y % 100 != 0 or $y % 400 = 0)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]';
const DATE = [
  '$string($y)',
  '$pad($string($m % 12 + 1), -2, "0")',
  '$pad($string($min([$number($substring($t, 8, 2)), $l[$m % 12]])), -2, "0")',
].join(' & "-" & ');

/** A period whose length is known when it runs: JSONata of an object of `months` and `seconds`. */
type Computed = string;

/**
 * JSONata of the moment some periods after another (milliseconds). Months are the calendar's, in UTC: a month after
 * January 31 is the last day of February, two months after it is March 31.
 */
export function later(from: string, period: Period | Computed, times = '1'): string {
  if (typeof period === 'string') {
    const exact = `${times} * ${period}.seconds * 1000`;
    return `(${period}.months = 0 ? ${from} + ${exact} : ${monthsLater(from, `${times} * ${period}.months`)} + ${exact})`;
  }
  const { months, seconds } = period;
  const exact = seconds === 0 ? '' : ` + ${times} * ${seconds * 1000}`;
  return months === 0 ? `(${from}${exact})` : `(${monthsLater(from, `${times} * ${months}`)}${exact})`;
}

function monthsLater(from: string, months: string): string {
  const count = `$number($substring($t, 0, 4)) * 12 + $number($substring($t, 5, 2)) - 1 + ${months}`;
  return `($t := $fromMillis(${from}); $m := ${count}; $y := $floor($m / 12); $l := ${MONTH_LENGTHS}; $toMillis(${DATE} & $substring($t, 10)))`;
}

/** JSONata of how many whole periods, of months or of seconds, lie between two moments. */
export function periodsBetween(from: string, to: string, period: Period | Computed): string {
  const inSeconds = (seconds: string) => `$floor((${to} - ${from}) / (${seconds} * 1000))`;
  if (typeof period === 'string')
    return `(${period}.months = 0 ? ${inSeconds(`${period}.seconds`)} : ${inMonths(from, to, period, `${period}.months`)})`;
  return period.months === 0 ? inSeconds(`${period.seconds}`) : inMonths(from, to, period, `${period.months}`);
}

function inMonths(from: string, to: string, period: Period | Computed, length: string): string {
  const months = (at: string) =>
    `($t := $fromMillis(${at}); $number($substring($t, 0, 4)) * 12 + $number($substring($t, 5, 2)))`;
  return `($k := $floor((${months(to)} - ${months(from)}) / ${length}); ${later(from, period, '$k')} > ${to} ? $k - 1 : $k)`;
}
