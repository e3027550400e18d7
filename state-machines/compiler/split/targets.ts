import type { AslState } from '../emit/asl.ts';

interface Leads {
  Next?: string;
  Default?: string;
  Choices?: { Next: string }[];
  Catch?: { Next: string }[];
}

/** States that a state leads to, those of failures included. */
export function targetsOf(state: AslState): string[] {
  const { Next, Default, Choices, Catch } = state as Leads;
  const all = [Next, Default, ...(Choices ?? []).map((one) => one.Next), ...(Catch ?? []).map((one) => one.Next)];
  return [...new Set(all.filter((one) => one !== undefined))];
}

/** The state with other names for those that it leads to. */
export function withTargets(state: AslState, rename: (name: string) => string): AslState {
  const { Next, Default, Choices, Catch } = state as Leads;
  const renamed = <T extends { Next: string }>(list: T[]) => list.map((one) => ({ ...one, Next: rename(one.Next) }));
  return {
    ...state,
    ...(Next === undefined ? {} : { Next: rename(Next) }),
    ...(Default === undefined ? {} : { Default: rename(Default) }),
    ...(Choices === undefined ? {} : { Choices: renamed(Choices) }),
    ...(Catch === undefined ? {} : { Catch: renamed(Catch) }),
  };
}
