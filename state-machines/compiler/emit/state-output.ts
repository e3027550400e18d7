import type { Json, JsonObject } from '#contracts/core/json.ts';
import { delimited } from '../expressions/delimiters.ts';
import type { AslState } from './asl.ts';

/** JSONata of what a state hands on: the data, and what travels beside them. */
export const payload = (data: string, extras: string): string =>
  `{"data": ${data}, "__context__": $states.input.__context__, "execution": $states.input.execution${extras}}`;

/** What a branch hands back: the fields that it writes. */
export function projected(data: string, writes: readonly string[]): Json {
  if (writes.length === 0) return {};
  const members = writes.map((field) => `${JSON.stringify(field)}: $d.${field}`);
  return delimited(`($d := ${data}; {${members.join(', ')}})`);
}

/** A state that sets variables, however it is left. */
export function assigning(state: AslState, variables: Readonly<Record<string, string>> | undefined): AslState {
  if (!variables) return state;
  const catches = (state.Catch as JsonObject[] | undefined)?.map((one) => ({ ...one, Assign: { ...variables } }));
  return { ...state, Assign: { ...(state.Assign as JsonObject), ...variables }, ...(catches && { Catch: catches }) };
}
