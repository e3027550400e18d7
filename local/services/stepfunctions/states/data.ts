import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { runtimeFailure, StateFailure } from '../failure.ts';
import type { Json, JsonObject } from '../json.ts';
import { evaluateTemplate } from '../query/jsonata-template.ts';
import { compilePath, evaluatePath } from '../query/jsonpath.ts';
import { PathMissing } from '../query/path-select.ts';
import { callIntrinsic, compileDynamic, fillPayload, readPath } from '../query/payload-template.ts';
import { ReferenceMismatch, writeAt } from '../query/reference-path.ts';
import { bindings, type Extra, pathScope } from './context.ts';

/** Payloads of 256 KiB (as UTF-8) are the most that travels between states. */
export const MAX_PAYLOAD = 262_144;

export function exceedsPayload(text: string): boolean {
  return text.length > MAX_PAYLOAD || (text.length * 3 > MAX_PAYLOAD && Buffer.byteLength(text) > MAX_PAYLOAD);
}

/** The input as a JSONPath state works on it: InputPath applied. */
export function effectiveInput(turn: Turn, frame: Frame, node: StateNode): Json {
  const input = throughPath(turn, frame, node, 'InputPath', frame.input);
  turn.inspect('afterInputPath', input);
  return input;
}

/** InputPath and OutputPath: a path, null for an empty object, absent for everything. */
export function throughPath(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  field: 'InputPath' | 'OutputPath',
  value: Json,
): Json {
  const path = node.def[field];
  if (path === undefined || path === '$') return value;
  if (path === null) return {};
  return pathValue(turn, frame, String(path), value);
}

/** A path (or intrinsic function) of a JSONPath state; a missing place ends the execution. */
export function pathValue(turn: Turn, frame: Frame, path: string, document: Json): Json {
  const scope = pathScope(turn, frame, document);
  try {
    const dynamic = compileDynamic(path, path);
    if (dynamic.kind === 'call') return callIntrinsic(dynamic.call, scope);
    return evaluatePath(compilePath(path), scope);
  } catch (error) {
    if (error instanceof PathMissing) throw runtimeFailure(`Invalid path '${path}' : ${error.message}`);
    throw error;
  }
}

/** A path whose field is named in the message (`SecondsPath`, `ItemsPath`, …). */
export function namedPath(turn: Turn, frame: Frame, field: string, path: string, document: Json): Json {
  return readPath(compilePath(path), field, pathScope(turn, frame, document));
}

/** A payload template of a JSONPath state. */
export function payload(turn: Turn, frame: Frame, node: StateNode, field: string, document: Json, extra?: Extra): Json {
  return fillPayload(node.payload(field, node.def[field] as Json), pathScope(turn, frame, document, extra));
}

/** A JSONata template of a state. */
export function jsonata(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  field: string,
  at: Json,
  extra?: Extra,
): Json | Promise<Json> {
  const template = node.template(field, at);
  // Constants need no variables, and most fields are constants.
  return template.kind === 'constant' ? template.value : evaluateTemplate(template, bindings(turn, frame, extra));
}

/** ResultSelector, then ResultPath onto the state's input. */
export function combineResult(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  result: Json,
): { selected: Json; combined: Json } {
  const selected =
    node.def.ResultSelector === undefined ? result : payload(turn, frame, node, 'ResultSelector', result);
  const combined = putResult(frame.input, node.def.ResultPath, selected);
  turn.inspect('result', result);
  turn.inspect('afterResultSelector', selected);
  turn.inspect('afterResultPath', combined);
  return { selected, combined };
}

/** Puts a result onto an input by a ResultPath: absent or `$` replaces, null discards. */
export function putResult(input: Json, resultPath: Json | undefined, result: Json): Json {
  if (resultPath === undefined || resultPath === '$') return result;
  if (resultPath === null) return input;
  try {
    return writeAt(input, String(resultPath), result);
  } catch (error) {
    if (!(error instanceof ReferenceMismatch)) throw error;
    const reason = `Unable to apply ReferencePath ${String(resultPath)} to input ${JSON.stringify(input)}`;
    throw new StateFailure('States.ResultPathMatchFailure', reason, { runtime: true });
  }
}

/** Evaluates an Assign object to the variables it sets. */
export async function assigned(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  source: { field: string; value: Json | undefined; document: Json; extra: Extra },
): Promise<JsonObject | undefined> {
  if (source.value === undefined) return undefined;
  const values = node.isJsonata
    ? await jsonata(turn, frame, node, source.field, source.value, source.extra)
    : fillPayload(node.payload(source.field, source.value), pathScope(turn, frame, source.document, source.extra));
  return values as JsonObject;
}
