import type { AslDefinition, AslMachine, AslState } from '../emit/asl.ts';
import type { StateRoles } from '../explain/state-roles.ts';
import type { Budget } from './budget.ts';
import { assignedBy } from './movable.ts';
import { outerMachine } from './outer.ts';
import { partMachine, partsOf } from './part.ts';
import { partitionOf } from './partition.ts';
import { joined, rangesOf } from './variable-ranges.ts';
import { bytesOf, eventsOf, weightOf } from './weigh.ts';

/** A machine that another one runs as a part of itself. */
export interface MachinePart {
  /** Unique in the process; `partPlaceholder(key)` stands for its ARN. */
  readonly key: string;
  readonly definition: AslDefinition;
}

export interface Split {
  readonly definition: AslDefinition;
  /** Those that others run come first. Empty: the machine is as it was. */
  readonly parts: readonly MachinePart[];
}

/**
 * Splits a machine that is larger than Step Functions takes into one that runs parts of it as executions of their own. It
 * visits the same states with the same data; the ways between parts are told by name.
 */
export function splitMachine(definition: AslDefinition, roles: StateRoles, budget: Budget): Split {
  if (!isTooLarge(definition, roles, budget)) return { definition, parts: [] };
  const parts: MachinePart[] = [];
  let count = 0;
  const split = (machine: AslMachine, outer: ReadonlySet<string>): AslMachine => {
    const own = assignedBy(machine);
    const all = new Set([...outer, ...own]);
    const within: AslMachine = {
      ...machine,
      States: mapStates(machine.States, (name, state) => inside(name, state, all)),
    };
    const groups = partitionOf(within, roles, budget, {
      own,
      outer,
      together: joined(rangesOf(within, own)),
    });
    const made = partsOf(within, groups, outer, () => `p${++count}`);
    for (const part of made)
      parts.push({ key: part.key, definition: partMachine(part, within, `${definition.Comment} (part ${part.key})`) });
    return made.length === 0 ? within : { ...machine, ...outerMachine(within, made) };
  };
  /** What is too large for one part is split within. */
  const inside = (name: string, state: AslState, known: ReadonlySet<string>): AslState => {
    const { bytes, events } = weightOf(name, state, roles);
    if (bytes <= budget.partBytes && events <= budget.partEvents) return state;
    const { Branches, ItemProcessor } = state as { Branches?: AslMachine[]; ItemProcessor?: AslMachine };
    return {
      ...state,
      ...(Branches ? { Branches: Branches.map((branch) => split(branch, known)) as unknown as AslState[] } : {}),
      ...(ItemProcessor ? { ItemProcessor: split(ItemProcessor, known) as unknown as AslState } : {}),
    };
  };
  return { definition: { ...definition, ...split(definition, new Set()) }, parts };
}

/** Whether Step Functions would refuse the definition, or a run of it in which nothing even repeats. */
export const isTooLarge = (definition: AslDefinition, roles: StateRoles, budget: Budget): boolean =>
  bytesOf(definition) > budget.mostBytes || eventsOf(definition, roles) > budget.mostEvents;

const mapStates = (
  states: Readonly<Record<string, AslState>>,
  map: (name: string, state: AslState) => AslState,
): Record<string, AslState> =>
  Object.fromEntries(Object.entries(states).map(([name, state]) => [name, map(name, state)]));
