import type { AslMachine, AslState } from '../emit/asl.ts';
import { costedState } from '../explain/machine.ts';
import { rangeOf, withinState } from '../explain/range.ts';
import type { StateRoles } from '../explain/state-roles.ts';

export interface Weight {
  readonly bytes: number;
  /** Entries in the history of one visit at most, with everything within that repeats passed once. */
  readonly events: number;
}

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Weighs a state by itself, with all that is within it. */
export function weightOf(name: string, state: AslState, roles: StateRoles): Weight {
  const { max } = withinState(costedState(name, state, roles), roles);
  return { bytes: bytesOf({ [name]: state }), events: max.historyEvents };
}

/** Entries in the history of a run at most, with everything that repeats passed once. */
export const eventsOf = (machine: AslMachine, roles: StateRoles): number =>
  rangeOf(machine, roles).max.historyEvents + 2;
