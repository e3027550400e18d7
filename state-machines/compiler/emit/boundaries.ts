import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { inDelimiters } from '../expressions/delimiters.ts';
import { secondsOf } from '../expressions/duration.ts';
import { type AttachedEvent, earliestTimer } from '../normalize/attached.ts';
import type { AslState } from './asl.ts';
import type { ScopeStates } from './emission.ts';
import { secondsUntil } from './timer.ts';

/** `TimeoutSeconds` of an activity: its timer's, its own, or the default, whichever is first. */
export function timeoutOf(
  own: string | undefined,
  timer: AttachedEvent | undefined,
  byDefault: number,
): number | string {
  const values = [
    ...(own === undefined ? [] : [secondsOf(own, COMMON_BINDINGS, 1)]),
    ...(timer ? [secondsUntil(timer.config, 1)] : []),
  ];
  const numbers = values.filter((value) => typeof value === 'number');
  const expressions = values.filter((value) => typeof value === 'string');
  if (expressions.length === 0) return numbers.length > 0 ? Math.min(...numbers) : byDefault;
  const parts = [...numbers.map(String), ...expressions.map((text) => inDelimiters(text)!.source.trim())];
  return parts.length === 1 ? expressions[0]! : `{% $min([${parts.join(', ')}]) %}`;
}

/** Catches of an activity's boundary events: named errors first, then the timer, then the one for every error. */
export function boundaryCatches(states: ScopeStates, events: readonly AttachedEvent[]): AslState[] {
  const errors = events.filter((event) => event.config.event === 'error');
  // `States.TaskFailed` stands for almost every error, so the others are looked for first.
  const wide = (event: AttachedEvent) => Number(event.config.name === 'States.TaskFailed');
  const named = errors.filter((event) => event.config.name !== undefined).toSorted((a, b) => wide(a) - wide(b));
  const timer = earliestTimer(events);
  const rest = errors.find((event) => event.config.name === undefined);
  return [
    ...named.map((event) => catchTo(states, [event.config.name!], event)),
    ...(timer ? [catchTo(states, ['States.Timeout'], timer)] : []),
    ...(rest ? [catchTo(states, ['States.ALL'], rest)] : []),
  ];
}

const ERROR_TEXT = '{"error": $states.errorOutput.Error, "cause": $states.errorOutput.Cause}';

/** The error travels beside the data to the event's own state, which maps it and drops it. */
export const catchTo = (states: ScopeStates, errors: string[], event: AttachedEvent, error = ERROR_TEXT): AslState => ({
  ErrorEquals: errors,
  ...states.output({ Next: '' }, undefined, { error }),
  Next: states.entry(event.vertex),
});
