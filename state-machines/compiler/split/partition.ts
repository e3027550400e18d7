import { componentsOf } from '../analyse/components.ts';
import type { AslMachine } from '../emit/asl.ts';
import type { StateRoles } from '../explain/state-roles.ts';
import type { Budget } from './budget.ts';
import { knows, movable } from './movable.ts';
import { targetsOf } from './targets.ts';
import { type Weight, weightOf } from './weigh.ts';

/** Variables of a machine, or of a branch within it. */
export interface Known {
  /** Assigned among its states. */
  readonly own: ReadonlySet<string>;
  /** Assigned further out. */
  readonly outer: ReadonlySet<string>;
  /** By state: those that share a variable of its own with it. */
  readonly together: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Which states of a machine go into parts: in the order in which a run comes to them, as many as the budget of a part
 * allows. States of one loop stay together where they fit; those that share a variable (`together`) where they all fit into one.
 */
export function partitionOf(
  machine: AslMachine,
  roles: StateRoles,
  budget: Budget,
  { own, outer, together }: Known,
): string[][] {
  const next = (name: string) => targetsOf(machine.States[name]!);
  const weigh = (names: Iterable<string>) =>
    [...names].map((name) => weightOf(name, machine.States[name]!, roles)).reduce(sum, { bytes: 0, events: 0 });
  const parts: string[][] = [];
  let open: string[] = [];
  let filled: Weight = { bytes: 0, events: 0 };
  const close = () => {
    if (open.length > 0) parts.push(open);
    open = [];
    filled = { bytes: 0, events: 0 };
  };
  /** Where not all of them can go into one part, those go that mention no variable of theirs. */
  const movableOf = (unit: readonly string[]): (readonly string[])[] => {
    const moving = unit.filter((name) => movable(machine.States[name]!, outer));
    if (unit.length > 0 && moving.length === unit.length && (unit.length === 1 || fits(weigh(unit), budget)))
      return [unit];
    return moving.filter((name) => !knows(machine.States[name]!, own)).map((name) => [name]);
  };
  const placed = new Set<string>();
  for (const component of componentsOf(machine.StartAt, next).reverse()) {
    const units = component.flatMap((name) => {
      const unit = [...(together.get(name) ?? [name])].filter((one) => !placed.has(one));
      for (const one of unit) placed.add(one);
      return movableOf(unit).map((names) => ({ unit: names, weight: weigh(names) }));
    });
    const whole = units.map(({ weight }) => weight).reduce(sum, { bytes: 0, events: 0 });
    if (!fits(sum(filled, whole), budget) && fits(whole, budget)) close();
    for (const { unit, weight } of units) {
      if (open.length > 0 && !fits(sum(filled, weight), budget)) close();
      open.push(...unit);
      filled = sum(filled, weight);
    }
  }
  close();
  return parts;
}

const sum = (a: Weight, b: Weight): Weight => ({ bytes: a.bytes + b.bytes, events: a.events + b.events });

const fits = ({ bytes, events }: Weight, { partBytes, partEvents }: Budget): boolean =>
  bytes <= partBytes && events <= partEvents;
