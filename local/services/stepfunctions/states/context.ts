import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Bindings } from '../query/jsonata.ts';
import type { PathScope } from '../query/jsonpath.ts';

/** The context object (`$$`, `$states.context`) as a state sees it. */
export function contextObject(turn: Turn, frame: Frame, token?: string): JsonObject {
  const item = itemOf(turn, frame);
  return {
    ...turn.run.executionContext,
    State: {
      Name: frame.state,
      EnteredTime: new Date(frame.enteredAt).toISOString(),
      RetryCount: frame.retries.reduce((total, count) => total + (count ?? 0), 0),
    },
    ...(item ? { Map: { Item: item } } : {}),
    ...(token === undefined ? {} : { Task: { Token: token } }),
    ...turn.run.contextOverride,
  };
}

/** The item of the nearest map iteration around a frame. */
function itemOf(turn: Turn, frame: Frame): JsonObject | undefined {
  for (let at: Frame | undefined = frame; at; at = at.parent === null ? undefined : turn.run.frames.get(at.parent)) {
    if (at.item) {
      return { Index: at.index, ...(at.item.key === undefined ? {} : { Key: at.item.key }), Value: at.item.value };
    }
  }
  return undefined;
}

export interface Extra {
  result?: Json;
  errorOutput?: Json;
  token?: string | undefined;
  /** Replaces the context object (map item selectors see the item they are for). */
  context?: JsonObject;
}

/** Variables and `$states` for a JSONata expression. */
export function bindings(turn: Turn, frame: Frame, extra: Extra = {}): Bindings {
  const states: JsonObject = { input: frame.input, context: extra.context ?? contextObject(turn, frame, extra.token) };
  if (extra.result !== undefined) states.result = extra.result;
  if (extra.errorOutput !== undefined) states.errorOutput = extra.errorOutput;
  return { ...turn.run.variables(frame), states };
}

/** What JSONPaths of a state read from; `document` is the value they are applied to. */
export function pathScope(turn: Turn, frame: Frame, document: Json, extra: Extra = {}): PathScope {
  return {
    document,
    context: extra.context ?? contextObject(turn, frame, extra.token),
    variables: turn.run.variables(frame),
  };
}
