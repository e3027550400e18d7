import { cycleOf, periodOf } from '#process-model/timers/period.ts';
import type { Edge, EventConfig, Vertex } from './model.ts';

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

/** The timer that fires first: of several that are due after a known time the one with the shortest. */
export function earliestTimer(events: readonly AttachedEvent[]): AttachedEvent | undefined {
  const timers = events.filter((event) => event.config.event === 'timer');
  const length = ({ config }: AttachedEvent) => knownSeconds(config) ?? Number.POSITIVE_INFINITY;
  return timers.toSorted((a, b) => length(a) - length(b))[0];
}

/** Seconds until a timer fires first, where that does not depend on when it begins. */
export function knownSeconds({ timer }: EventConfig): number | undefined {
  const cycle = timer?.cycle === undefined ? undefined : cycleOf(timer.cycle);
  const period = cycle && cycle.begin === undefined ? cycle.period : periodOf(timer?.duration ?? '');
  return period && period.months === 0 ? period.seconds : undefined;
}

/** The way on from an activity when it went well. */
export const regularExit = (vertex: Vertex): Edge => vertex.out.find((edge) => edge.kind !== 'boundary')!;
