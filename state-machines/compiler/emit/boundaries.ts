import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { inDelimiters } from '../expressions/delimiters.ts';
import { durationSeconds, secondsOf } from '../expressions/duration.ts';
import type { EventConfig, Vertex } from '../normalize/model.ts';
import type { AslState } from './asl.ts';
import type { ScopeStates } from './emission.ts';

export interface AttachedEvent {
  readonly vertex: Vertex;
  readonly config: EventConfig;
}

/** The interrupting events attached to an activity, in the order of the definition. */
export function attachedTo(vertex: Vertex): AttachedEvent[] {
  return vertex.out.flatMap((edge) => {
    const work = edge.kind === 'boundary' ? edge.to.node?.work : undefined;
    return work?.kind === 'event' ? [{ vertex: edge.to, config: work.config }] : [];
  });
}

/** The timer that fires first: of several with literal durations the shortest. */
export function earliestTimer(events: readonly AttachedEvent[]): AttachedEvent | undefined {
  const timers = events.filter((event) => event.config.event === 'timer');
  const length = (event: AttachedEvent) =>
    durationSeconds(event.config.timer?.duration ?? '') ?? Number.POSITIVE_INFINITY;
  return timers.toSorted((a, b) => length(a) - length(b))[0];
}

/** `TimeoutSeconds` of an activity: its timer's, its own, or the default, whichever is first. */
export function timeoutOf(
  own: string | undefined,
  timer: AttachedEvent | undefined,
  byDefault: number,
): number | string {
  const given = [own, timer?.config.timer?.duration].filter((duration) => duration !== undefined);
  const values = given.map((duration) => secondsOf(duration, COMMON_BINDINGS, 1));
  const numbers = values.filter((value) => typeof value === 'number');
  const expressions = values.filter((value) => typeof value === 'string');
  if (expressions.length === 0) return numbers.length > 0 ? Math.min(...numbers) : byDefault;
  const parts = [...numbers.map(String), ...expressions.map((text) => inDelimiters(text)!.source.trim())];
  return parts.length === 1 ? expressions[0]! : `{% $min([${parts.join(', ')}]) %}`;
}

/** Catches of an activity's boundary events: named errors first, then the timer, then the one for every error. */
export function boundaryCatches(states: ScopeStates, events: readonly AttachedEvent[]): AslState[] {
  const errors = events.filter((event) => event.config.event === 'error');
  const named = errors.filter((event) => event.config.name !== undefined);
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
