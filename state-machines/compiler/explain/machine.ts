import type { AslMachine } from '../emit/asl.ts';
import { operationUse } from './operation-use.ts';
import type { StateRoles } from './state-roles.ts';
import { NOTHING, type Use } from './use.ts';

/** A state as far as its cost goes. */
export interface CostedState {
  readonly name: string;
  readonly type: string;
  readonly resource: string | undefined;
  /** Where the state has FEEL evaluated: which. */
  readonly evaluates: string | undefined;
  /** Of the state alone: not of the machines within it. */
  readonly use: Use;
  /** States that may come next on ordinary ways: not when paused, not when something fails that nothing catches. */
  readonly next: readonly string[];
  /** The machine may end with it, though a failure of it may be caught elsewhere. */
  readonly ends: boolean;
  readonly branches: readonly AslMachine[];
  readonly item: AslMachine | undefined;
  readonly fixedBytes: number;
}

type RawState = {
  Type: string;
  Resource?: string;
  Next?: string;
  End?: boolean;
  Default?: string;
  Choices?: { Next: string }[];
  Catch?: { Next: string }[];
  Branches?: AslMachine[];
  ItemProcessor?: AslMachine;
  Items?: unknown;
  Arguments?: { Payload?: { operation?: string; config?: { expressions?: { feel: string; place: string }[] } } };
};

function evaluatedBy({ Arguments }: RawState): string | undefined {
  const { operation, config } = Arguments?.Payload ?? {};
  if (operation !== 'feel.evaluate') return undefined;
  return JSON.stringify(config?.expressions?.map(({ feel, place }) => [feel, place]));
}

/** Entries in the history by type of state, of the state alone. */
function historyEvents({ Type, Resource }: RawState): number {
  if (Type === 'Fail') return 1;
  if (Type === 'Parallel' || Type === 'Map') return 4;
  if (Type !== 'Task') return 2;
  // Entered, scheduled, started, succeeded, exited; submitted, where the answer comes later.
  return Resource?.includes('.sync') || Resource?.includes('.waitForTaskToken') ? 6 : 5;
}

export function costedState(name: string, raw: unknown, sourceMap: StateRoles): CostedState {
  // The compiler's own output, which it types as plain JSON.
  const state = raw as RawState;
  const caught = (state.Catch ?? []).filter(
    ({ Next }) => !['hold', 'error'].includes(sourceMap.states[Next]?.role ?? 'error'),
  );
  const invokes = state.Resource?.includes('lambda:invoke') === true;
  // The lanes of a net are as many as there are literal items: all run.
  const lanes = Array.isArray(state.Items) && state.ItemProcessor ? state.Items.map(() => state.ItemProcessor!) : [];
  const use = {
    ...(invokes ? operationUse(state.Arguments?.Payload?.operation) : NOTHING),
    transitions: 1,
    lambdaCalls: invokes ? 1 : 0,
    historyEvents: historyEvents(state) + lanes.length * 2,
  };
  const next = [
    state.Next,
    state.Default,
    ...(state.Choices ?? []).map((choice) => choice.Next),
    ...caught.map((one) => one.Next),
  ];
  return {
    name,
    type: state.Type,
    resource: state.Resource,
    evaluates: evaluatedBy(state),
    use,
    next: [...new Set(next.filter((one) => one !== undefined))],
    ends: state.End === true || state.Type === 'Succeed' || state.Type === 'Fail',
    branches: state.Branches ?? lanes,
    item: lanes.length > 0 ? undefined : state.ItemProcessor,
    fixedBytes: state.Arguments === undefined ? 0 : Buffer.byteLength(JSON.stringify(state.Arguments)),
  };
}

/** Every state of a machine and of the machines within it, by name: names are unique in a definition. */
export function allStates(
  machine: AslMachine,
  sourceMap: StateRoles,
  found = new Map<string, CostedState>(),
): ReadonlyMap<string, CostedState> {
  for (const [name, raw] of Object.entries(machine.States)) {
    const state = costedState(name, raw, sourceMap);
    found.set(name, state);
    for (const inner of [...state.branches, ...(state.item ? [state.item] : [])]) allStates(inner, sourceMap, found);
  }
  return found;
}
