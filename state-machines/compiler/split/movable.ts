import type { AslMachine, AslState } from '../emit/asl.ts';

/** Names of the variables that the states of a machine assign themselves, not those within them. */
export function assignedBy({ States }: Pick<AslMachine, 'States'>): ReadonlySet<string> {
  const names = Object.values(States).flatMap((state) => {
    const { Choices = [], Catch = [], ...own } = state as { Choices?: AslState[]; Catch?: AslState[] } & AslState;
    return [own, ...Choices, ...Catch].flatMap((one) => Object.keys((one.Assign ?? {}) as object));
  });
  return new Set(names);
}

/** Names of the variables that a state mentions, at any depth. */
export const mentionedIn = (state: unknown): ReadonlySet<string> =>
  new Set((JSON.stringify(state).match(/\$[A-Za-z_][A-Za-z0-9_]*/g) ?? []).map((name) => name.slice(1)));

/** What a run was given; a part is given something else. */
const RUN_INPUT = '$states.context.Execution.Input';

/** Variables that hold names, moments and counts. Others may hold all data, and would travel beside them. */
export const isSmall = (variable: string): boolean => /^(visit|block|net|instance|iteration|cycle)\d+$/.test(variable);

/**
 * Whether a state may run in another execution, which is given small variables of what lies around its machine (`outer`; nothing
 * within changes those). A failure may not: it has to end the machine or branch that it stands in.
 */
export function movable(state: AslState, outer: ReadonlySet<string>): boolean {
  if (state.Type === 'Fail' || JSON.stringify(state).includes(RUN_INPUT)) return false;
  return [...mentionedIn(state)].every((name) => !outer.has(name) || isSmall(name));
}

/** Whether a state assigns one of the variables, or mentions it. */
export function knows(state: AslState, variables: ReadonlySet<string>): boolean {
  const names = [...mentionedIn(state), ...assignedBy({ States: { state } })];
  return names.some((name) => variables.has(name));
}
