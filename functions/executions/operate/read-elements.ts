import type { JsonObject } from '#contracts/core/json.ts';
import { parsed } from '../history/node-data.ts';
import { type Noted, objectOf } from './run-visits.ts';
import type { Doing } from './tokens.ts';

/** How far an activity for several elements is. */
export interface Elements {
  doing: Doing;
  /** Position → output of those that are done; absent where none is. */
  done?: JsonObject;
}

/**
 * Reads how far each element is off the last visits of its iteration; those that were done `before` have none. `undefined`: one is
 * between two states, or its output is longer than the history tells.
 */
export function readElements(ends: readonly Noted[], before: JsonObject): Elements | undefined {
  const done: JsonObject = { ...before };
  const doings = new Set<Doing>();
  for (const end of ends) {
    const { visit, gave } = end;
    if (gave !== undefined) {
      const output = parsed(gave);
      if (output === undefined || visit.index === undefined) return undefined;
      done[String(visit.index)] = output;
    } else {
      if (!visit.open) return undefined;
      doings.add(visit.contains ? 'instances' : doingOf(end));
    }
  }
  const isOther = doings.has('subprocess') || doings.has('instances');
  const doing = isOther ? 'instances' : doings.has('work') ? 'work' : 'waiting';
  return { doing, ...(Object.keys(done).length > 0 ? { done } : {}) };
}

/** What elements had done already when the run began, which is given that for a token; `undefined`: the history does not tell. */
export const doneBefore = (given: JsonObject | undefined, token: string): JsonObject | undefined =>
  objectOf(objectOf(objectOf(given?.tokens)?.[token])?.done);

/** Elements are done one after the other, in a loop that knows what those before have given, and some are. */
const isBehindElements = ({ outputs, index }: JsonObject): boolean =>
  Array.isArray(outputs) && outputs.length > 0 && typeof index === 'number';

/** What is done for the token at an open state. */
export function doingOf({ visit, arguments: given, waits }: Noted): Doing {
  const role = visit.source?.role ?? '';
  if (role === 'instances' || isBehindElements(objectOf(parsed(visit.input)) ?? {})) return 'instances';
  if (given === undefined || role === 'hold') return 'waiting';
  if (!waits) return 'work';
  return 'StateMachineArn' in given ? 'subprocess' : 'waiting';
}
