import type { Period } from '../expressions/period.ts';

/** JSONata of the moment at which a state is entered, in milliseconds. */
export const NOW = '$toMillis($states.context.State.EnteredTime)';

const MONTH_LENGTHS =
  '[31, ($y % 4 = 0 and ($y % 100 != 0 or $y % 400 = 0)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]';
const DATE = [
  '$string($y)',
  '$pad($string($m % 12 + 1), -2, "0")',
  '$pad($string($min([$number($substring($t, 8, 2)), $l[$m % 12]])), -2, "0")',
].join(' & "-" & ');

/**
 * JSONata of the moment some periods after another (milliseconds). Months are the calendar's, in UTC: a month after
 * January 31 is the last day of February, two months after it is March 31.
 */
export function later(from: string, { months, seconds }: Period, times = '1'): string {
  const exact = seconds === 0 ? '' : ` + ${times} * ${seconds * 1000}`;
  if (months === 0) return `(${from}${exact})`;
  const count = `$number($substring($t, 0, 4)) * 12 + $number($substring($t, 5, 2)) - 1 + ${times} * ${months}`;
  return `($t := $fromMillis(${from}); $m := ${count}; $y := $floor($m / 12); $l := ${MONTH_LENGTHS}; $toMillis(${DATE} & $substring($t, 10))${exact})`;
}

/** JSONata of how many whole periods, of months or of seconds, lie between two moments. */
export function periodsBetween(from: string, to: string, period: Period): string {
  if (period.months === 0) return `$floor((${to} - ${from}) / ${period.seconds * 1000})`;
  const months = (at: string) =>
    `($t := $fromMillis(${at}); $number($substring($t, 0, 4)) * 12 + $number($substring($t, 5, 2)))`;
  return `($k := $floor((${months(to)} - ${months(from)}) / ${period.months}); ${later(from, period, '$k')} > ${to} ? $k - 1 : $k)`;
}
