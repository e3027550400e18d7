import type { StateNode } from '../asl/model.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { runtimeFailure } from '../failure.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { fillPayload } from '../query/payload-template.ts';
import { contextObject, pathScope } from './context.ts';
import { jsonata, namedPath, payload } from './data.ts';
import { mapInput, mapItems } from './map-items.ts';
import { numberField } from './number-field.ts';
import { toleratedFailures } from './tolerance.ts';

/** What a distributed map asks for, evaluated. It can be evaluated again after a restart: nothing in it changes. */
export interface MapPlan {
  maxConcurrency: number;
  tolerated: { count: number | null; percentage: number | null };
  reader: { resource: string; config: JsonObject; args: JsonObject } | undefined;
  /** Whether every child takes a batch of items. */
  batched: boolean;
  writer: { resource: string | undefined; config: JsonObject; args: JsonObject } | undefined;
}

const COUNT = { least: 0, most: 10_000 };

export async function mapPlan(turn: Turn, frame: Frame, node: StateNode): Promise<MapPlan> {
  return {
    maxConcurrency: (await numberField(turn, frame, node, 'MaxConcurrency', COUNT)) ?? 0,
    tolerated: await toleratedFailures(turn, frame, node),
    reader: await external(turn, frame, node, 'ItemReader'),
    batched: isObject(node.def.ItemBatcher),
    writer: await external(turn, frame, node, 'ResultWriter'),
  };
}

async function external(turn: Turn, frame: Frame, node: StateNode, field: 'ItemReader' | 'ResultWriter') {
  const given = node.def[field];
  if (!isObject(given)) return undefined;
  return {
    resource: String(given.Resource),
    config: await configOf(turn, frame, node, field, given),
    args: (await nested(
      turn,
      frame,
      node,
      `${field}/${node.isJsonata ? 'Arguments' : 'Parameters'}`,
      given.Arguments ?? given.Parameters ?? {},
    )) as JsonObject,
  };
}

/** ReaderConfig and WriterConfig may hold expressions; in JSONPath, MaxItemsPath reads the number from the input. */
async function configOf(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  field: 'ItemReader' | 'ResultWriter',
  given: JsonObject,
): Promise<JsonObject> {
  const key = field === 'ItemReader' ? 'ReaderConfig' : 'WriterConfig';
  const config = given[key];
  if (!isObject(config)) return {};
  if (node.isJsonata) return (await jsonata(turn, frame, node, `${field}/${key}`, config)) as JsonObject;
  if (typeof config.MaxItemsPath !== 'string') return config;
  const most = namedPath(turn, frame, 'MaxItemsPath', config.MaxItemsPath, mapInput(turn, frame, node));
  if (typeof most === 'number' && Number.isInteger(most) && most >= 0) return { ...config, MaxItems: most };
  const text = typeof most === 'string' ? most : JSON.stringify(most);
  throw runtimeFailure(
    `The MaxItemsPath field refers to value "${text}" which is not a valid integer: ${config.MaxItemsPath}`,
  );
}

/** A template inside a field of a map state, in the state's query language. */
async function nested(turn: Turn, frame: Frame, node: StateNode, field: string, at: Json): Promise<Json> {
  if (node.isJsonata) return jsonata(turn, frame, node, field, at);
  return fillPayload(node.payload(field, at), pathScope(turn, frame, mapInput(turn, frame, node)));
}

/** The inputs of the child executions: selected from the items and batched. */
export async function childInputs(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  read: Json[] | undefined,
): Promise<Json[]> {
  const source = read ? { items: read, keyed: false } : await mapItems(turn, frame, node);
  const selected: Json[] = [];
  for (const [index, raw] of source.items.entries())
    selected.push(await selectItem(turn, frame, node, index, raw, source.keyed));
  if (!node.isJsonata) turn.inspect('afterItemsPath', source.items);
  if (node.def.ItemSelector !== undefined) turn.inspect('afterItemSelector', selected);
  const batcher = node.def.ItemBatcher;
  return isObject(batcher) ? batched(turn, frame, node, batcher, selected) : selected;
}

async function selectItem(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  index: number,
  raw: Json,
  keyed: boolean,
): Promise<Json> {
  const value = keyed ? ((raw as JsonObject).Value as Json) : raw;
  const field = node.def.ItemSelector === undefined && !node.isJsonata ? 'Parameters' : 'ItemSelector';
  const selector = node.def[field];
  if (selector === undefined) return keyed ? raw : value;
  const item = { Index: index, ...(keyed ? { Key: (raw as JsonObject).Key as Json } : {}), Value: value };
  const context = { ...contextObject(turn, frame), Map: { Item: item } };
  if (node.isJsonata) return jsonata(turn, frame, node, field, selector, { context });
  return payload(turn, frame, node, field, mapInput(turn, frame, node), { context });
}

const BATCH_COUNT = { least: 1, most: 100_000_000 };

async function batched(turn: Turn, frame: Frame, node: StateNode, batcher: JsonObject, items: Json[]): Promise<Json[]> {
  const most = (await batchLimit(turn, frame, node, batcher, 'MaxItemsPerBatch')) ?? Number.POSITIVE_INFINITY;
  const bytes = (await batchLimit(turn, frame, node, batcher, 'MaxInputBytesPerBatch')) ?? Number.POSITIVE_INFINITY;
  const shared =
    batcher.BatchInput === undefined
      ? undefined
      : await nested(turn, frame, node, 'ItemBatcher/BatchInput', batcher.BatchInput);
  const batches: Json[][] = [];
  let size = 0;
  for (const item of items) {
    const length = Buffer.byteLength(JSON.stringify(item));
    const current = batches.at(-1);
    if (!current || current.length >= most || size + length > bytes) {
      batches.push([item]);
      size = length;
    } else {
      current.push(item);
      size += length;
    }
  }
  const inputs = batches.map((batch) => ({ ...(shared === undefined ? {} : { BatchInput: shared }), Items: batch }));
  turn.inspect('afterItemBatcher', inputs);
  return inputs;
}

async function batchLimit(
  turn: Turn,
  frame: Frame,
  node: StateNode,
  batcher: JsonObject,
  field: string,
): Promise<number | undefined> {
  const given = batcher[field];
  const value = given === undefined ? undefined : await nested(turn, frame, node, `ItemBatcher/${field}`, given);
  if (typeof value === 'number' && value >= BATCH_COUNT.least) return value;
  const path = batcher[`${field}Path`];
  if (typeof path !== 'string') return undefined;
  const read = await nested(turn, frame, node, `ItemBatcher/${field}Path`, { 'limit.$': path });
  return ((read as JsonObject).limit as number | undefined) ?? undefined;
}
