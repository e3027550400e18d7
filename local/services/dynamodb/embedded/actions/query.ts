import { invalid } from '../errors.ts';
import { type Condition, parseCondition } from '../expressions/condition.ts';
import { parseKeyCondition } from '../expressions/key-condition.ts';
import type { Path } from '../expressions/paths.ts';
import { Placeholders } from '../expressions/placeholders.ts';
import { parseProjection, project } from '../expressions/projection.ts';
import { keyAttributes } from '../storage/keys.ts';
import { type RangeRequest, readRange, type StoredRow } from '../storage/range-reader.ts';
import type { Index, Keys, Table } from '../storage/table.ts';
import type { Action, Store } from '../store.ts';
import { type Item, readItem, typeOf } from '../values/attribute-value.ts';
import { capacityMember, readUnits } from './capacity.ts';
import { refuseLegacy } from './refuse.ts';
import { segmentOf } from './scan-segment.ts';
import { selected } from './selected.ts';

const PAGE_BYTES = 1024 * 1024;

interface Selection {
  request: RangeRequest;
  filter?: Condition;
  projection?: Path[];
  countOnly: boolean;
  accept?(row: StoredRow): boolean;
}

export const query: Action = (store, input) => {
  const { table, index, placeholders } = begin(store, input);
  const keys: Keys = index ?? table;
  if (typeof input.KeyConditionExpression !== 'string') {
    throw invalid('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.');
  }
  const range = parseKeyCondition(input.KeyConditionExpression, placeholders, {
    partition: keys.partition.name,
    partitionType: keys.partition.type,
    ...(keys.sort && { sort: keys.sort.name, sortType: keys.sort.type }),
  });
  const selection = select(input, table, index, placeholders);
  const own = [keys.partition.name, keys.sort?.name].find((name) => name && selection.filter?.attributes.has(name));
  if (own) {
    throw invalid(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${own}`);
  }
  const { after } = selection.request;
  if (after && JSON.stringify(after[keys.partition.name]) !== JSON.stringify(range.partition))
    throw invalid('The provided starting key is outside query boundaries based on provided conditions');
  selection.request = { ...selection.request, range, forward: input.ScanIndexForward !== false };
  return read(store, input, selection);
};

export const scan: Action = (store, input) => {
  const { table, index, placeholders } = begin(store, input);
  const selection = select(input, table, index, placeholders);
  const accept = segmentOf(input);
  if (accept) selection.accept = accept;
  return read(store, input, selection);
};

function begin(store: Store, input: Record<string, unknown>) {
  refuseLegacy(input);
  const table = store.catalogue.table(input.TableName);
  const index = table.indexes.find(({ name }) => name === input.IndexName);
  if (typeof input.IndexName === 'string' && !index) {
    throw invalid(`The table does not have the specified index: ${input.IndexName}`);
  }
  if (index?.global && input.ConsistentRead === true) {
    throw invalid('Consistent reads are not supported on global secondary indexes');
  }
  if (input.Limit !== undefined && (typeof input.Limit !== 'number' || input.Limit < 1)) {
    throw invalid(
      `1 validation error detected: Value '${String(input.Limit)}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  }
  const names = (input.ExpressionAttributeNames ?? undefined) as Record<string, string> | undefined;
  const values = (input.ExpressionAttributeValues ?? undefined) as Record<string, unknown> | undefined;
  return { table, index, placeholders: new Placeholders(names, values) };
}

function select(
  input: Record<string, unknown>,
  table: Table,
  index: Index | undefined,
  placeholders: Placeholders,
): Selection {
  const { FilterExpression, ProjectionExpression, ExclusiveStartKey } = input;
  const filter =
    typeof FilterExpression === 'string' && parseCondition(FilterExpression, 'FilterExpression', placeholders);
  const projection =
    typeof ProjectionExpression === 'string'
      ? parseProjection(ProjectionExpression, placeholders)
      : indexProjection(table, index);
  placeholders.refuseUnused();
  const what = selected(input, index);
  return {
    request: {
      table,
      ...(index && { index }),
      forward: true,
      ...(ExclusiveStartKey ? { after: readStart(table, index, ExclusiveStartKey) } : {}),
    },
    ...(filter && { filter }),
    ...(projection && { projection }),
    countOnly: what === 'COUNT',
  };
}

/** An index that projects not all attributes gives no more than those. */
function indexProjection(table: Table, index: Index | undefined): Path[] | undefined {
  const projection = index?.definition.Projection;
  if (!index || !projection || projection.ProjectionType === 'ALL') return undefined;
  const keys = [table.partition, table.sort, index.partition, index.sort].filter((one) => one !== undefined);
  const names = new Set([...keys.map(({ name }) => name), ...(projection.NonKeyAttributes ?? [])]);
  return [...names].map((name) => [name]);
}

function readStart(table: Table, index: Index | undefined, input: unknown): Item {
  const key = readItem(input);
  const wanted = [table.partition, table.sort, index?.partition, index?.sort].filter((one) => one !== undefined);
  const names = new Set(wanted.map(({ name }) => name));
  const fits = wanted.every(({ name, type }) => key[name] && typeOf(key[name]) === type);
  if (!fits || Object.keys(key).length !== names.size) throw invalid('The provided starting key is invalid');
  return key;
}

function read(store: Store, input: Record<string, unknown>, selection: Selection): string {
  const { request, filter, projection, countOnly, accept } = selection;
  const limit = (input.Limit as number | undefined) ?? Number.POSITIVE_INFINITY;
  const texts: string[] = [];
  let scanned = 0;
  let count = 0;
  let bytes = 0;
  let last: string | undefined;
  for (const row of readRange(store.database, request)) {
    if (accept && !accept(row)) continue;
    scanned += 1;
    bytes += row.size;
    const item = filter || projection ? (JSON.parse(row.item) as Item) : undefined;
    if (!filter || filter.test(item!)) {
      count += 1;
      if (!countOnly) texts.push(projection ? JSON.stringify(project(item!, projection)) : row.item);
    }
    if (scanned >= limit || bytes >= PAGE_BYTES) {
      last = row.item;
      break;
    }
  }
  const { table, index } = request;
  const lastKey = last && keyAttributes(JSON.parse(last) as Item, table, ...(index ? [index] : []));
  const members = [
    ...(countOnly ? [] : [`"Items":[${texts.join(',')}]`]),
    `"Count":${count},"ScannedCount":${scanned}`,
    ...(lastKey ? [`"LastEvaluatedKey":${JSON.stringify(lastKey)}`] : []),
  ];
  return `{${members.join(',')}${capacityMember(input, table, readUnits(bytes, input.ConsistentRead === true))}}`;
}
