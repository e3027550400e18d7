import type { SourceMap } from '#contracts/processes/index.ts';
import { fieldsOf, parsed } from './node-data.ts';
import type { Step } from './step.ts';

/** One pass of a run through a state. */
export interface Visit {
  state: string;
  source: SourceMap['states'][string] | undefined;
  contains: boolean;
  enteredAt: string;
  input: string | undefined;
  /** The visit that led here; for the first state of a branch or iteration the visit of the container. */
  cameFrom: Visit | undefined;
  /** The parallel or map state around it. */
  container: Visit | undefined;
  /** Iteration of the innermost map around it. */
  index: number | undefined;
  open: boolean;
  attempts: number;
  /** The last failure of its work, until it is tried again. */
  failure: { error: string; cause: string | undefined } | undefined;
}

interface Place {
  visit: Visit | undefined;
  index: number | undefined;
}

const NOWHERE: Place = { visit: undefined, index: undefined };

/**
 * Finds the visit that each step of a history belongs to by following `previousEventId`, which stays within a branch: the only
 * thing that tells apart the branches of a parallel state, or the iterations of a map, that run through the same states.
 */
export class VisitTracker {
  readonly #places = new Map<number, Place>();
  readonly #states: SourceMap['states'];

  constructor(states: SourceMap['states']) {
    this.#states = states;
  }

  /** The visit of a step; entering makes a new one, exiting gives the one that was entered. */
  place(step: Step): Visit | undefined {
    const from = this.#places.get(step.previousId) ?? NOWHERE;
    const place = this.#placeOf(step, from);
    this.#places.set(step.id, place);
    return place.visit;
  }

  #placeOf(step: Step, from: Place): Place {
    if (step.kind === 'entered') {
      const visit = this.#enter(step, from);
      return { visit, index: visit.index };
    }
    if (step.kind === 'exited') {
      const visit = ancestorNamed(step.state, from.visit);
      return { visit, index: visit?.index };
    }
    if (step.kind === 'iteration-started') return { visit: containerOf(from.visit), index: step.index };
    if (step.kind === 'iteration-ended' || isOfContainer(step)) {
      const visit = from.visit && enclosing(from.visit, step);
      return { visit, index: visit?.index };
    }
    return from;
  }

  #enter(step: Step, from: Place): Visit {
    const previous = from.visit;
    const inside = previous?.contains && previous.open ? previous : previous?.container;
    return {
      state: step.state ?? '',
      source: this.#states[step.state ?? ''],
      contains: step.contains ?? false,
      enteredAt: step.time,
      input: step.input,
      cameFrom: previous,
      container: inside,
      index: previous === inside && previous?.source?.elements === 'left' ? positionIn(step) : from.index,
      open: true,
      attempts: 0,
      failure: undefined,
    };
  }
}

/** Where only what is left of a collection is done, each iteration is told its position in the whole. */
function positionIn({ input }: Step): number | undefined {
  const { index } = fieldsOf(parsed(input));
  return typeof index === 'number' ? index : undefined;
}

/** Steps of a container itself (`ParallelStateSucceeded`, `MapStateFailed`) follow on its last branch. */
const isOfContainer = (step: Step): boolean =>
  step.state !== undefined && (step.kind === 'aborted' || step.kind === 'other');

const containerOf = (visit: Visit | undefined): Visit | undefined =>
  visit?.contains && visit.open ? visit : visit?.container;

function ancestorNamed(state: string | undefined, from: Visit | undefined): Visit | undefined {
  for (let visit = from; visit; visit = visit.cameFrom) if (visit.open && visit.state === state) return visit;
  return from;
}

const enclosing = (visit: Visit, step: Step): Visit =>
  step.state === undefined ? (visit.container ?? visit) : (ancestorNamed(step.state, visit) ?? visit);

/** Whether a visit is, at any depth, inside of a container. */
export function isInside(visit: Visit, container: Visit): boolean {
  for (let at = visit.container; at; at = at.container) if (at === container) return true;
  return false;
}
