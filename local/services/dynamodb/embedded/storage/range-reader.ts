import type { KeyRange } from '../expressions/key-condition.ts';
import type { Item } from '../values/attribute-value.ts';
import type { Database } from './database.ts';
import { encodeKeyValue } from './keys.ts';
import type { Index, Table } from './table.ts';

export interface StoredRow {
  pk: Uint8Array;
  sk: Uint8Array;
  ipk?: Uint8Array;
  isk?: Uint8Array;
  item: string;
  size: number;
}

export interface RangeRequest {
  table: Table;
  index?: Index;
  /** Absent for a scan. */
  range?: KeyRange;
  forward: boolean;
  /** Key attributes of the last row of the page before. */
  after?: Item;
}

const CHUNK = 100;

/** Walks rows in key order, a chunk of them at a time, from the table or from an index. */
export function* readRange(database: Database, request: RangeRequest): Generator<StoredRow> {
  let after = request.after && startOf(request, request.after);
  for (;;) {
    const { sql, parameters } = statementFor(request, after);
    const rows = database.prepare(sql).all(...parameters, CHUNK) as unknown as StoredRow[];
    yield* rows;
    if (rows.length < CHUNK) return;
    const { pk, sk, ipk, isk } = rows.at(-1)!;
    after = request.index ? [ipk!, isk!, pk, sk] : [pk, sk];
  }
}

function startOf({ table, index }: RangeRequest, key: Item): Uint8Array[] {
  const attributes = [...(index ? [index.partition, index.sort] : []), table.partition, table.sort];
  return attributes.map((attribute) => (attribute ? encodeKeyValue(key[attribute.name]!) : Buffer.alloc(0)));
}

function statementFor(request: RangeRequest, after: Uint8Array[] | undefined) {
  const { table, index, range, forward } = request;
  const columns = index ? ['ipk', 'isk', 'pk', 'sk'] : ['pk', 'sk'];
  const [partition, sort] = columns as [string, string];
  const conditions: string[] = [];
  const parameters: Uint8Array[] = [];
  if (range) {
    conditions.push(`${partition} = ?`);
    parameters.push(encodeKeyValue(range.partition));
    addSortConditions(sort, range, conditions, parameters);
  }
  if (after) {
    const rest = range ? columns.slice(1) : columns;
    conditions.push(`(${rest.join(', ')}) ${forward ? '>' : '<'} (${rest.map(() => '?').join(', ')})`);
    parameters.push(...after.slice(range ? 1 : 0));
  }
  const source = index ? `${index.storage} CROSS JOIN ${table.storage} USING (pk, sk)` : table.storage;
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const order = columns.map((column) => `${column} ${forward ? 'ASC' : 'DESC'}`).join(', ');
  return {
    sql: `SELECT ${columns.join(', ')}, item, size FROM ${source} ${where} ORDER BY ${order} LIMIT ?`,
    parameters,
  };
}

function addSortConditions(column: string, { sort }: KeyRange, conditions: string[], parameters: Uint8Array[]): void {
  if (!sort) return;
  const [first, second] = sort.values.map(encodeKeyValue);
  if (sort.operator === 'BETWEEN') {
    conditions.push(`${column} BETWEEN ? AND ?`);
    parameters.push(first!, second!);
  } else if (sort.operator === 'begins_with') {
    conditions.push(`${column} >= ?`);
    parameters.push(first!);
    const end = successor(first!);
    if (end) {
      conditions.push(`${column} < ?`);
      parameters.push(end);
    }
  } else {
    conditions.push(`${column} ${sort.operator} ?`);
    parameters.push(first!);
  }
}

/** The least bytes after everything that begins with the prefix. */
function successor(prefix: Buffer): Buffer | undefined {
  const last = prefix.findLastIndex((byte) => byte < 255);
  if (last === -1) return undefined;
  const end = Buffer.from(prefix.subarray(0, last + 1));
  end[last]! += 1;
  return end;
}
