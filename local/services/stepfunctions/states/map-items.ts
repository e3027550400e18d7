import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { runtimeFailure } from '../failure.ts';
import { isObject, type Json } from '../json.ts';
import { wrongType } from '../query/jsonata-template.ts';
import { effectiveInput, jsonata, namedPath } from './data.ts';

/** What `$` is for a JSONPath map: its effective input. */
export function mapInput(turn: Turn, frame: Frame, node: StateNode): Json {
  return effectiveInput(turn, frame, node);
}

/** The items of a map: an array as it is, an object as its entries. */
export async function mapItems(turn: Turn, frame: Frame, node: StateNode): Promise<{ items: Json[]; keyed: boolean }> {
  const source = await itemSource(turn, frame, node);
  if (Array.isArray(source)) return { items: source, keyed: false };
  if (isObject(source)) return { items: Object.entries(source).map(([Key, Value]) => ({ Key, Value })), keyed: true };
  if (node.isJsonata) {
    throw wrongType(node.def.Items ?? '{% $states.input %}', 'Items', 'array', source);
  }
  const path = node.text('ItemsPath') ?? '$';
  throw runtimeFailure(`Reference path "${path}" must point to array or object.`);
}

async function itemSource(turn: Turn, frame: Frame, node: StateNode): Promise<Json> {
  if (node.isJsonata) {
    return node.def.Items === undefined ? frame.input : jsonata(turn, frame, node, 'Items', node.def.Items);
  }
  const input = effectiveInput(turn, frame, node);
  const path = node.text('ItemsPath');
  return path === undefined ? input : namedPath(turn, frame, 'ItemsPath', path, input);
}
