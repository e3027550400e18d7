import type { Path } from '../expressions/paths.ts';
import { Placeholders } from '../expressions/placeholders.ts';
import { parseProjection, project } from '../expressions/projection.ts';
import { readKey } from '../storage/keys.ts';
import type { Action, Store } from '../store.ts';
import type { Item } from '../values/attribute-value.ts';
import { itemSize } from '../values/item-size.ts';
import { capacityMember, readUnits, writeUnits } from './capacity.ts';
import { oneOf, refuseLegacy } from './refuse.ts';
import {
  applyWrite,
  conditionalCheckFailed,
  conditionFails,
  parseDelete,
  parsePut,
  parseUpdateWrite,
  type Write,
} from './writes.ts';

const PUT_VALUES = ['NONE', 'ALL_OLD'] as const;
const UPDATE_VALUES = ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'] as const;

export const getItem: Action = (store, input) => {
  refuseLegacy(input);
  const table = store.catalogue.table(input.TableName);
  const text = store.items.readText(table, readKey(table, input.Key).encoded);
  const capacity = capacityMember(input, table, readUnits(text?.length ?? 0, input.ConsistentRead === true));
  const projected = projectText(text, input);
  return projected === undefined ? `{${capacity.slice(1)}}` : `{"Item":${projected}${capacity}}`;
};

/** The stored text, or the part of it that ProjectionExpression names. */
export function projectText(text: string | undefined, input: Record<string, unknown>): string | undefined {
  const { ProjectionExpression: source, ExpressionAttributeNames: names } = input;
  const placeholders = new Placeholders((names ?? undefined) as Record<string, string> | undefined);
  const paths = typeof source === 'string' ? parseProjection(source, placeholders) : undefined;
  placeholders.refuseUnused();
  if (text === undefined || !paths) return text;
  return JSON.stringify(project(JSON.parse(text) as Item, paths));
}

export const putItem: Action = (store, input) => {
  const returned = oneOf(input.ReturnValues, PUT_VALUES, 'returnValues', 'NONE');
  const write = parsePut(store, input);
  return perform(store, input, write, (old) => (returned === 'ALL_OLD' ? old : undefined));
};

export const deleteItem: Action = (store, input) => {
  const returned = oneOf(input.ReturnValues, PUT_VALUES, 'returnValues', 'NONE');
  const write = parseDelete(store, input);
  return perform(store, input, write, (old) => (returned === 'ALL_OLD' ? old : undefined));
};

export const updateItem: Action = (store, input) => {
  const returned = oneOf(input.ReturnValues, UPDATE_VALUES, 'returnValues', 'NONE');
  const write = parseUpdateWrite(store, input);
  // Of a list that was written into, the whole list is returned.
  const paths = (write.update?.paths ?? []).map(withoutIndexes);
  return perform(store, input, write, (old, item) => {
    if (returned === 'NONE') return undefined;
    const source = returned.endsWith('OLD') ? old : item;
    if (!source || returned.startsWith('ALL')) return source;
    const part = project(source, paths);
    return Object.keys(part).length > 0 ? part : undefined;
  });
};

const withoutIndexes = (path: Path): Path => {
  const index = path.findIndex((step) => typeof step === 'number');
  return index === -1 ? path : (path.slice(0, index) as unknown as Path);
};

function perform(
  store: Store,
  input: Record<string, unknown>,
  write: Write,
  returned: (old: Item | undefined, item: Item | undefined) => Item | undefined,
): string {
  const old = store.items.read(write.table, write.key);
  if (conditionFails(write, old)) throw conditionalCheckFailed(write, old);
  const item = write.next(old);
  store.database.change(() => applyWrite(store, write, old, item));
  const units = writeUnits(Math.max(old ? itemSize(old) : 0, item ? itemSize(item) : 0));
  const attributes = returned(old, item);
  const members = attributes ? `,"Attributes":${JSON.stringify(attributes)}` : '';
  return `{${(members + capacityMember(input, write.table, units)).slice(1)}}`;
}
