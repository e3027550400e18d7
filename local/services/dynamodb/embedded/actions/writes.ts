import { DynamoError, invalid, invalidValue, missing } from '../errors.ts';
import { type Condition, parseCondition } from '../expressions/condition.ts';
import { Placeholders } from '../expressions/placeholders.ts';
import { parseUpdate, type Update } from '../expressions/update.ts';
import { type EncodedKey, encodeIndexKey, encodeItemKey, readKey } from '../storage/keys.ts';
import type { Table } from '../storage/table.ts';
import type { Store } from '../store.ts';
import { type Item, readItem } from '../values/attribute-value.ts';
import { ITEM_LIMIT, itemSize } from '../values/item-size.ts';
import { refuseLegacy } from './refuse.ts';

/** One write of a request, parsed but not yet decided: which item, under which condition, and what becomes of it. */
export interface Write {
  table: Table;
  key: EncodedKey;
  condition?: Condition;
  returnOld: boolean;
  update?: Update;
  /** The item after the write; undefined when it is gone; the same object when it is only checked. */
  next(old: Item | undefined): Item | undefined;
}

type Input = Record<string, unknown>;

const placeholdersOf = ({ ExpressionAttributeNames, ExpressionAttributeValues }: Input): Placeholders =>
  new Placeholders(
    (ExpressionAttributeNames ?? undefined) as Record<string, string> | undefined,
    (ExpressionAttributeValues ?? undefined) as Record<string, unknown> | undefined,
  );

function conditionOf({ ConditionExpression: source }: Input, placeholders: Placeholders) {
  return source === undefined || source === null
    ? {}
    : { condition: parseCondition(String(source), 'ConditionExpression', placeholders) };
}

const returnOldOf = (input: Input): boolean => input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';

export function parsePut(store: Store, input: Input): Write {
  refuseLegacy(input);
  const table = store.catalogue.table(input.TableName);
  const placeholders = placeholdersOf(input);
  const condition = conditionOf(input, placeholders);
  placeholders.refuseUnused();
  if (input.Item === undefined) throw missing('item');
  const item = readItem(input.Item);
  const key = encodeItemKey(table, item);
  checkIndexes(table, item);
  if (itemSize(item) > ITEM_LIMIT) throw invalid('Item size has exceeded the maximum allowed size');
  return { table, key, ...condition, returnOld: returnOldOf(input), next: () => item };
}

export function parseDelete(store: Store, input: Input): Write {
  refuseLegacy(input);
  const table = store.catalogue.table(input.TableName);
  const placeholders = placeholdersOf(input);
  const condition = conditionOf(input, placeholders);
  placeholders.refuseUnused();
  const { encoded } = readKey(table, input.Key);
  return { table, key: encoded, ...condition, returnOld: returnOldOf(input), next: () => undefined };
}

export function parseConditionCheck(store: Store, input: Input): Write {
  if (input.ConditionExpression === undefined)
    throw missing('transactItems.1.member.conditionCheck.conditionExpression');
  return { ...parseDelete(store, input), next: (old) => old };
}

export function parseUpdateWrite(store: Store, input: Input): Write {
  refuseLegacy(input);
  const table = store.catalogue.table(input.TableName);
  const placeholders = placeholdersOf(input);
  const source = input.UpdateExpression;
  const update = source === undefined || source === null ? undefined : parseUpdate(String(source), placeholders);
  const condition = conditionOf(input, placeholders);
  placeholders.refuseUnused();
  const { key, encoded } = readKey(table, input.Key);
  const changed = update?.paths.find(([name]) => name in key);
  if (changed) throw invalidValue(`Cannot update attribute ${changed[0]}. This attribute is part of the key`);
  return {
    table,
    key: encoded,
    ...condition,
    ...(update && { update }),
    returnOld: returnOldOf(input),
    next: (old) => {
      const item = update ? update.apply(old ?? key) : (old ?? key);
      checkIndexes(table, item);
      if (itemSize(item) > ITEM_LIMIT) throw invalid('Item size to update has exceeded the maximum allowed size');
      return item;
    },
  };
}

export const conditionFails = ({ condition }: Write, old: Item | undefined): boolean =>
  condition !== undefined && !condition.test(old ?? {});

export const conditionalCheckFailed = (write: Write, old: Item | undefined): DynamoError =>
  new DynamoError('ConditionalCheckFailedException', 'The conditional request failed', {
    ...(write.returnOld && old && { Item: old }),
  });

/** Writes what `next` has decided. */
export function applyWrite(store: Store, { table, key }: Write, old: Item | undefined, item: Item | undefined): void {
  if (item === old) return;
  if (item) store.items.write(table, key, old, item);
  else if (old) store.items.remove(table, key, old);
}

/** An item with a wrong type in an index's key is refused before anything is written. */
function checkIndexes(table: Table, item: Item): void {
  for (const index of table.indexes) encodeIndexKey(index, item);
}
