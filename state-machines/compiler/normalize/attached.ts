import { durationSeconds } from '../expressions/duration.ts';
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

/** The timer that fires first: of several with literal durations the shortest. */
export function earliestTimer(events: readonly AttachedEvent[]): AttachedEvent | undefined {
  const timers = events.filter((event) => event.config.event === 'timer');
  const length = (event: AttachedEvent) =>
    durationSeconds(event.config.timer?.duration ?? '') ?? Number.POSITIVE_INFINITY;
  return timers.toSorted((a, b) => length(a) - length(b))[0];
}

/** The way on from an activity when it went well. */
export const regularExit = (vertex: Vertex): Edge => vertex.out.find((edge) => edge.kind !== 'boundary')!;
