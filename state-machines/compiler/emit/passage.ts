import { type AttachedEvent, attachedTo, regularExit } from '../normalize/attached.ts';
import type { Vertex } from '../normalize/model.ts';
import type { Leave, ScopeStates } from './emission.ts';

/** How an activity is entered and left: by itself, or within what watches or repeats it. */
export interface Passage {
  /** Name of its first state. */
  readonly entry: string;
  readonly leave: (from: string) => Leave;
  /** Events that its own states catch. */
  readonly events: readonly AttachedEvent[];
  /** Errors are caught further out, under their own names. */
  readonly rethrows?: boolean;
}

/** An activity that nothing surrounds. */
export const plainPassage = (states: ScopeStates, vertex: Vertex): Passage => ({
  entry: states.entry(vertex),
  leave: (from) => states.follow(from, regularExit(vertex)),
  events: attachedTo(vertex),
});
