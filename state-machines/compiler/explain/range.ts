import { componentsOf } from '../analyse/components.ts';
import type { AslMachine } from '../emit/asl.ts';
import { cheapestWay } from './cheapest-way.ts';
import { type CostedState, costedState } from './machine.ts';
import { costOf } from './prices.ts';
import type { StateRoles } from './state-roles.ts';
import { most, NOTHING, plus, total, type Use } from './use.ts';

/** What happens any number of times: states of a loop, or of one item of a map. */
export interface Repeated {
  readonly kind: 'loop' | 'instances';
  readonly states: readonly string[];
  readonly use: Use;
}

export interface RangeOfUse {
  readonly min: Use;
  readonly max: Use;
  readonly minCost: number;
  readonly maxCost: number;
  readonly repeated: readonly Repeated[];
}

/**
 * Least and most that a machine uses, over its ways. The most passes every state of a loop once and a map's item once; what
 * comes on top is told by `repeated`. At a place where ways of different kinds meet, least and most are taken of each kind.
 */
export function rangeOf(machine: AslMachine, sourceMap: StateRoles): RangeOfUse {
  const states = new Map<string, CostedState>();
  const inner = new Map<string, RangeOfUse>();
  for (const [name, raw] of Object.entries(machine.States)) {
    const state = costedState(name, raw, sourceMap);
    states.set(name, state);
    inner.set(name, withinState(state, sourceMap));
  }
  const next = (name: string) => states.get(name)!.next.filter((to) => states.has(to));
  const components = componentsOf(machine.StartAt, next);
  const isLoop = (component: readonly string[]) => component.length > 1 || next(component[0]!).includes(component[0]!);
  const { max, maxCost } = dearestWay(components, next, inner);
  // Where nothing else is known, a state that leads nowhere ends the machine.
  const ends = (name: string) => states.get(name)!.ends || next(name).length === 0;
  const cheapest = (of: (range: RangeOfUse) => number) =>
    cheapestWay(machine.StartAt, next, (name) => of(inner.get(name)!), ends);
  return {
    min: Object.fromEntries(
      Object.keys(NOTHING).map((key) => [key, cheapest(({ min }) => min[key as keyof Use])]),
    ) as unknown as Use,
    minCost: cheapest(({ minCost }) => minCost),
    max,
    maxCost,
    repeated: [
      ...components
        .filter(isLoop)
        .map((loop) => ({ kind: 'loop' as const, states: loop, use: total(loop.map((name) => inner.get(name)!.max)) })),
      ...components.flatMap((component) => component.flatMap((name) => inner.get(name)!.repeated)),
    ],
  };
}

/** Components come after what they lead to, so each finds the answers of those. */
function dearestWay(
  components: readonly string[][],
  next: (name: string) => readonly string[],
  inner: ReadonlyMap<string, RangeOfUse>,
): { max: Use; maxCost: number } {
  const from = new Map<string, { max: Use; maxCost: number }>();
  let last = { max: NOTHING, maxCost: 0 };
  for (const component of components) {
    let onward = { max: NOTHING, maxCost: 0 };
    const members = new Set(component);
    for (const to of component.flatMap(next)) {
      const other = members.has(to) ? undefined : from.get(to);
      if (other) onward = { max: most(onward.max, other.max), maxCost: Math.max(onward.maxCost, other.maxCost) };
    }
    const own = total(component.map((name) => inner.get(name)!.max));
    const cost = component.reduce((sum, name) => sum + inner.get(name)!.maxCost, 0);
    last = { max: plus(own, onward.max), maxCost: cost + onward.maxCost };
    for (const name of component) from.set(name, last);
  }
  return last;
}

/** A state with the machines within it: all branches run; a map may have no item, or any number. */
export function withinState(state: CostedState, sourceMap: StateRoles): RangeOfUse {
  // Lanes are one machine, several times.
  const ranges = new Map([...new Set(state.branches)].map((branch) => [branch, rangeOf(branch, sourceMap)]));
  const branches = state.branches.map((branch) => ranges.get(branch)!);
  const item = state.item && rangeOf(state.item, sourceMap);
  // MapIterationStarted and MapIterationSucceeded.
  const perItem = item && plus(item.max, { ...NOTHING, historyEvents: 2 });
  const own = costOf(state.use).total;
  return {
    min: total([state.use, ...branches.map(({ min }) => min)]),
    max: total([state.use, ...branches.map(({ max }) => max), ...(perItem ? [perItem] : [])]),
    minCost: branches.reduce((sum, { minCost }) => sum + minCost, own),
    maxCost: branches.reduce((sum, { maxCost }) => sum + maxCost, own) + (item?.maxCost ?? 0),
    repeated: [
      ...[...ranges.values()].flatMap(({ repeated }) => repeated),
      ...(item?.repeated ?? []),
      ...(perItem ? [{ kind: 'instances' as const, states: [state.name], use: perItem }] : []),
    ],
  };
}
