import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { StateFailure } from '../failure.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Extra } from './context.ts';
import { assigned, exceedsPayload, jsonata, throughPath } from './data.ts';
import { endFrame } from './end-frame.ts';

/** How a state is left: what its Output/Assign see, and where to. The fields may be the state's own or those of a rule or catcher. */
export interface Leaving {
  /** The value that is the output where nothing else is said. */
  output: Json;
  extra: Extra;
  /** What `$` is in a JSONPath Assign. */
  document?: Json;
  assign?: { field: string; value: Json | undefined };
  transform?: { field: string; value: Json | undefined };
  /** The next state, where it is not the state's own `Next`. */
  next?: string | undefined;
  /** Catchers bypass OutputPath's absence rules as any other exit: it still applies. */
  skipOutputPath?: boolean;
}

/** Assigns variables, forms the output, records the exit and moves on. */
export async function leave(turn: Turn, frame: Frame, node: StateNode, how: Leaving): Promise<void> {
  const assign = how.assign ?? { field: 'Assign', value: node.def.Assign };
  const variables = await assigned(turn, frame, node, {
    ...assign,
    document: how.document ?? how.output,
    extra: how.extra,
  });
  if (variables) checkVariables(turn, frame, node, variables);
  const output = await formOutput(turn, frame, node, how);
  const text = turn.text(output);
  if (exceedsPayload(text)) throw tooLarge(node);
  turn.emit(frame, exitEvent(node), {
    name: node.name,
    output: text,
    ...(variables ? { assignedVariables: variableTexts(variables) } : {}),
  });
  if (variables) frame.vars = { ...frame.vars, ...variables };
  proceed(turn, frame, output, how.next ?? node.text('Next'));
}

async function formOutput(turn: Turn, frame: Frame, node: StateNode, how: Leaving): Promise<Json> {
  if (!node.isJsonata)
    return how.skipOutputPath ? how.output : throughPath(turn, frame, node, 'OutputPath', how.output);
  const transform = how.transform ?? { field: 'Output', value: node.def.Output };
  if (transform.value === undefined) return how.output;
  return jsonata(turn, frame, node, transform.field, transform.value, how.extra);
}

const MOST_ASSIGNED = 262_144;
const MOST_VARIABLES = 10_485_760;
/** Assigning less than this cannot make much of a difference to what all variables take. */
const WORTH_COUNTING = 1024;

/** One Assign sets up to 256 KiB; all variables of an execution take up to 10 MiB. */
function checkVariables(turn: Turn, frame: Frame, node: StateNode, variables: JsonObject): void {
  const size = Buffer.byteLength(JSON.stringify(variables));
  const all =
    size < WORTH_COUNTING ? 0 : Buffer.byteLength(JSON.stringify({ ...turn.run.variables(frame), ...variables }));
  if (size > MOST_ASSIGNED || all > MOST_VARIABLES) {
    const reason = `The state '${node.name}' assigns variables with a size exceeding the maximum number of bytes service limit.`;
    throw new StateFailure('States.DataLimitExceeded', reason);
  }
}

function variableTexts(variables: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)]));
}

function exitEvent(node: StateNode): 'PassStateExited' {
  // Every state type but Fail has this event; Fail states are never left.
  return `${node.type}StateExited` as 'PassStateExited';
}

export function tooLarge(node: StateNode): StateFailure {
  const reason = `The state/task '${node.name}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  return new StateFailure('States.DataLimitExceeded', reason);
}

function proceed(turn: Turn, frame: Frame, output: Json, next: string | undefined): void {
  if (next === undefined) {
    endFrame(turn, frame, output);
    return;
  }
  delete frame.mapRun;
  frame.state = next;
  frame.input = output;
  frame.retries = [];
  turn.schedule(frame);
}
