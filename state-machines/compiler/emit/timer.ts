import { cycleOf, periodOf } from '#process-model/timers/period.ts';
import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { delimited, inDelimiters } from '../expressions/delimiters.ts';
import { secondsOf } from '../expressions/duration.ts';
import { bindMoment } from '../expressions/moment.ts';
import type { EventConfig } from '../normalize/model.ts';
import { type AslState, LONGEST_SECONDS } from './asl.ts';
import { later, NOW } from './calendar.ts';
import { computedIn, firstOf } from './computed-cycle.ts';

/**
 * Whole seconds from the entering of a state until a timer is due, a cycle for the first time: a number where it is known, or
 * JSONata. What is due already is due after `minimum`.
 */
export function secondsUntil(config: Pick<EventConfig, 'timer'>, minimum: number): number | string {
  const { duration, date, cycle } = config.timer ?? {};
  if (date !== undefined) return until(momentOf(date), minimum);
  const computed = computedIn(cycle);
  if (computed !== undefined) return until(firstOf(computed), minimum);
  const repeated = cycle === undefined ? undefined : cycleOf(cycle);
  if (repeated?.begin !== undefined) return until(momentOf(repeated.begin), minimum);
  const period = repeated?.period ?? periodOf(duration ?? '');
  if (!period) return secondsOf(duration ?? '', COMMON_BINDINGS, minimum);
  if (period.months > 0) return until(later(NOW, period), minimum);
  return Math.max(minimum, Math.ceil(period.seconds));
}

/** When a `Wait` state goes on. */
export function waitTime(config: Pick<EventConfig, 'timer'>): AslState {
  const { date, cycle } = config.timer ?? {};
  const at = date ?? (cycle === undefined ? undefined : cycleOf(cycle)?.begin);
  if (at === undefined) return { Seconds: secondsUntil(config, 0) };
  const expression = inDelimiters(at);
  return { Timestamp: expression ? delimited(bindMoment(expression.source, COMMON_BINDINGS)) : at };
}

/** JSONata of seconds until a moment (milliseconds), as a state takes them. */
export const secondsFromNow = (moment: string, minimum: number): string =>
  `$min([${LONGEST_SECONDS}, $max([${minimum}, $ceil((${moment} - ${NOW}) / 1000)])])`;

const until = (moment: string, minimum: number): string => delimited(secondsFromNow(moment, minimum));

const NO_DATE = '$error("A date must be ISO 8601 with its zone, such as 2026-01-31T09:00:00Z.")';

/** JSONata of a date, literal or expression, in milliseconds. */
export function momentOf(date: string): string {
  const expression = inDelimiters(date);
  if (!expression) return String(Date.parse(date));
  const value = bindMoment(expression.source, COMMON_BINDINGS);
  return `($v := ${value}; $type($v) = "string" and $contains($v, /^[0-9]{4}-[0-9]{2}-[0-9]{2}T.*(Z|[+-][0-9]{2}:[0-9]{2})$/) ? $toMillis($v) : ${NO_DATE})`;
}
