import { isObject, type Json, type JsonObject } from '../json.ts';

/** A variable that a state assigns, and where it says so. */
export interface Assignment {
  name: string;
  place: string;
}

/** The variables that the states of one scope assign, on leaving, by a choice rule or by a catcher; those of inner scopes are not among them. */
export function assignments(states: JsonObject, at: string): Assignment[] {
  return Object.entries(states).flatMap(([name, state]) => (isObject(state) ? ofState(state, `${at}/${name}`) : []));
}

function ofState(state: JsonObject, at: string): Assignment[] {
  const rules = ['Choices', 'Catch'].flatMap((field) => {
    const list = state[field];
    return (Array.isArray(list) ? list : []).flatMap((rule, index) =>
      isObject(rule) ? ofField(rule.Assign, `${at}/${field}[${index}]/Assign`) : [],
    );
  });
  return [...ofField(state.Assign, `${at}/Assign`), ...rules];
}

function ofField(assign: Json | undefined, at: string): Assignment[] {
  if (!isObject(assign)) return [];
  return Object.keys(assign).map((key) => ({ name: key.replace(/\.\$$/, ''), place: `${at}/${key}` }));
}
