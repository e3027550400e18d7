import { componentsOf } from '../analyse/components.ts';
import type { AslMachine } from '../emit/asl.ts';
import type { StateRoles } from '../explain/state-roles.ts';
import type { Budget } from './budget.ts';
import { movable } from './movable.ts';
import { targetsOf } from './targets.ts';
import { type Weight, weightOf } from './weigh.ts';

/**
 * Which states of a machine go into parts: in the order in which a run comes to them, as many as the budget of a part
 * allows. States of one loop stay together where they fit.
 */
export function partitionOf(
  machine: AslMachine,
  roles: StateRoles,
  budget: Budget,
  variables: ReadonlySet<string>,
): string[][] {
  const next = (name: string) => targetsOf(machine.States[name]!);
  const inOrder = componentsOf(machine.StartAt, next).reverse();
  const parts: string[][] = [];
  let open: string[] = [];
  let filled: Weight = { bytes: 0, events: 0 };
  const close = () => {
    if (open.length > 0) parts.push(open);
    open = [];
    filled = { bytes: 0, events: 0 };
  };
  for (const component of inOrder) {
    const states = component.filter((name) => movable(machine.States[name]!, variables));
    const weights = new Map(states.map((name) => [name, weightOf(name, machine.States[name]!, roles)]));
    const whole = [...weights.values()].reduce(sum, { bytes: 0, events: 0 });
    if (!fits(sum(filled, whole), budget) && fits(whole, budget)) close();
    for (const [name, weight] of weights) {
      if (open.length > 0 && !fits(sum(filled, weight), budget)) close();
      open.push(name);
      filled = sum(filled, weight);
    }
  }
  close();
  return parts;
}

const sum = (a: Weight, b: Weight): Weight => ({ bytes: a.bytes + b.bytes, events: a.events + b.events });

const fits = ({ bytes, events }: Weight, { partBytes, partEvents }: Budget): boolean =>
  bytes <= partBytes && events <= partEvents;
