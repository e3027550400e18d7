import type { AslDefinition, AslMachine, AslState } from '../emit/asl.ts';
import { literal } from '../expressions/delimiters.ts';
import { DONE, enterName, exitName, ROUTE } from './bridge-names.ts';
import { mentionedIn } from './movable.ts';
import { targetsOf, withTargets } from './targets.ts';

export interface Part {
  readonly key: string;
  readonly states: ReadonlySet<string>;
  /** States of the part that something outside leads to. */
  readonly entries: readonly string[];
  /** States outside that the part leads to. */
  readonly exits: readonly string[];
  /** Whether the machine can end in it. */
  readonly ends: boolean;
  /** Variables of what lies around it that it is given. */
  readonly variables: readonly string[];
}

/** Parts of a machine, each with the states that it is made of and a key of its own. */
export function partsOf(
  machine: AslMachine,
  groups: readonly (readonly string[])[],
  outer: ReadonlySet<string>,
  key: () => string,
): Part[] {
  const parts = groups.map((names) => ({
    key: key(),
    states: new Set(names),
    entries: new Set<string>(),
    exits: new Set<string>(),
    ends: names.some((name) => machine.States[name]!.Type === 'Succeed' || machine.States[name]!.End === true),
    variables: [...mentionedIn(names.map((name) => machine.States[name]))].filter((name) => outer.has(name)).toSorted(),
  }));
  const partAt = new Map(parts.flatMap((part) => [...part.states].map((name) => [name, part] as const)));
  partAt.get(machine.StartAt)?.entries.add(machine.StartAt);
  for (const [name, state] of Object.entries(machine.States))
    for (const target of targetsOf(state)) {
      const [from, to] = [partAt.get(name), partAt.get(target)];
      if (from === to) continue;
      from?.exits.add(target);
      to?.entries.add(target);
    }
  return parts.map((part) => ({ ...part, entries: [...part.entries], exits: [...part.exits] }));
}

/**
 * A part as a machine of its own. It is given `{enter, state}`: where to begin, and the state to begin with, and `variables` that are known around it; it gives
 * `{next, state}`: where the run goes on, null at its end.
 */
export function partMachine(part: Part, machine: AslMachine, comment: string): AslDefinition {
  const { entries, exits, variables } = part;
  const Assign = Object.fromEntries(variables.map((name) => [name, `{% $states.input.variables.${name} %}`]));
  const States: Record<string, AslState> = {};
  const enters = entries.map((_, at) => enterName(at + 1));
  if (entries.length > 1)
    States[ROUTE] = {
      Type: 'Choice',
      Choices: entries.slice(1).map((name, at) => ({
        Condition: `{% $states.input.enter = ${JSON.stringify(name)} %}`,
        Next: enters[at + 1]!,
      })),
      Default: enters[0]!,
    };
  entries.forEach((name, at) => {
    States[enters[at]!] = {
      Type: 'Pass',
      Output: '{% $states.input.state %}',
      ...(variables.length > 0 && { Assign }),
      Next: name,
    };
  });
  const exitOf = new Map(exits.map((name, at) => [name, exitName(at + 1)]));
  for (const name of part.states)
    States[name] = withTargets(ended(machine.States[name]!), (target) => exitOf.get(target) ?? target);
  for (const [next, name] of exitOf) States[name] = leaves(next);
  States[DONE] = leaves(null);
  const StartAt = entries.length > 1 ? ROUTE : enters[0]!;
  return { Comment: comment, QueryLanguage: 'JSONata', StartAt, States: reachable(StartAt, States) };
}

const leaves = (next: string | null): AslState => ({
  Type: 'Pass',
  Output: { next: next === null ? null : literal(next), state: '{% $states.input %}' },
  End: true,
});

/** What ends the machine ends the part, which then says so. */
function ended(state: AslState): AslState {
  if (state.Type === 'Succeed') return { ...state, Type: 'Pass', Next: DONE };
  if (state.End !== true) return state;
  const { End: _, ...rest } = state;
  return { ...rest, Next: DONE };
}

function reachable(start: string, states: Readonly<Record<string, AslState>>): Record<string, AslState> {
  const found = new Set([start]);
  for (const name of found) for (const target of targetsOf(states[name]!)) found.add(target);
  return Object.fromEntries(Object.entries(states).filter(([name]) => found.has(name)));
}
