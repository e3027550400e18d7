import { type Cycle, cycleOf, type Period, periodOf } from './period.ts';

interface Given {
  duration?: string | undefined;
  date?: string | undefined;
  cycle?: string | undefined;
}

const monthsAfter = (time: Date, months: number): Date => {
  const there = new Date(time);
  there.setUTCDate(1);
  there.setUTCMonth(there.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 0)).getUTCDate();
  there.setUTCDate(Math.min(time.getUTCDate(), lastDay));
  return there;
};

/** So many periods after a time; the day of a month that is too short is its last (UTC). */
function periodsAfter(time: Date, { months, seconds }: Period, count: number): Date {
  return new Date(monthsAfter(time, months * count).getTime() + seconds * count * 1000);
}

/** About how many periods lie between two times, never too many: months have at most 31 days. */
const atLeastBetween = (from: Date, to: Date, { months, seconds }: Period): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / ((months * 31 * 86_400 + seconds) * 1000)) - 1);

function ofCycle({ begin, period, times }: Cycle, since: Date, after: Date): Date | undefined {
  if (period.months === 0 && period.seconds <= 0) return undefined;
  const base = begin === undefined ? since : new Date(begin);
  const offset = begin === undefined ? 1 : 0;
  for (let count = atLeastBetween(base, after, period); count < (times ?? Number.POSITIVE_INFINITY); count++) {
    const due = periodsAfter(base, period, count + offset);
    if (due > after) return due;
  }
  return undefined;
}

/**
 * When a timer without expressions, set at a time, fires first after another time; undefined: never again. What lies between
 * counts as having fired. A cycle without a beginning fires first one period after it was set.
 */
export function nextFiring({ duration, date, cycle }: Given, since: Date, after: Date = since): Date | undefined {
  if (cycle !== undefined) {
    const parsed = cycleOf(cycle);
    return parsed && ofCycle(parsed, since, after);
  }
  const period = duration === undefined ? undefined : periodOf(duration);
  const due = period ? periodsAfter(since, period, 1) : new Date(date ?? Number.NaN);
  return due > after ? due : undefined;
}
