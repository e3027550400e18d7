import { afterPrefix, encodeKey } from '../values/index-key.ts';
import type { Json } from '../values/json.ts';
import type { Collection } from './collection.ts';
import { type Row, rowColumns } from './row.ts';
import type { SecondaryIndex } from './secondary-index.ts';
import { type View, viewParameters, visible } from './view.ts';

// Rows come in chunks, each its own SQLite statement run to its end: loops over one collection may nest, and a statement that is
// half read would be reset by the inner loop. The first chunk is small because many queries stop early.
const firstChunk = 64;
const largestChunk = 1024;

function nextChunk(size: number): number {
  return Math.min(size * 2, largestChunk);
}

/** All documents in the order of their last write. */
export function* scanAll(collection: Collection, view: View): Generator<Row> {
  const sql = `SELECT ${rowColumns} FROM ${collection.table} d WHERE d.seq > ? AND ${visible} ORDER BY d.seq LIMIT ?`;
  let after = 0;
  for (let size = firstChunk; ; size = nextChunk(size)) {
    const rows = collection.prepare(sql).all(after, ...viewParameters(view), size) as unknown as Row[];
    yield* rows;
    const last = rows[rows.length - 1];
    if (last === undefined || rows.length < size) return;
    after = last.seq;
  }
}

/** All documents in the byte order of their keys. */
export function* scanByKey(collection: Collection, view: View, descending: boolean): Generator<Row> {
  const [comparison, order] = descending ? ['<', 'DESC'] : ['>', 'ASC'];
  const sql = `SELECT ${rowColumns} FROM ${collection.table} d WHERE d.key ${comparison} ? AND ${visible}
    ORDER BY d.key ${order} LIMIT ?`;
  let after = descending ? '\u{10ffff}' : '';
  for (let size = firstChunk; ; size = nextChunk(size)) {
    const rows = collection.prepare(sql).all(after, ...viewParameters(view), size) as unknown as Row[];
    yield* rows;
    const last = rows[rows.length - 1];
    if (last === undefined || rows.length < size) return;
    after = last.key;
  }
}

/** The edges that start (`src`) or end (`dst`) at a document. */
export function edgesAt(collection: Collection, view: View, end: 'src' | 'dst', id: string): Row[] {
  const sql = `SELECT ${rowColumns} FROM ${collection.table} d WHERE d.${end} = ? AND ${visible} ORDER BY d.seq`;
  return collection.prepare(sql).all(id, ...viewParameters(view)) as unknown as Row[];
}

export type KeyRange = { from: Buffer; to: Buffer };

/** The documents whose index keys lie in `[from, to)`, in their order. */
export function* scanIndex(
  collection: Collection,
  view: View,
  index: SecondaryIndex,
  range: KeyRange,
  descending: boolean,
): Generator<Row> {
  const sql = indexSql(collection, index, descending);
  let { from, to } = range;
  let seq = descending ? Number.MAX_SAFE_INTEGER : -1;
  for (let size = firstChunk; ; size = nextChunk(size)) {
    const edge: [Buffer, number] = [descending ? to : from, seq];
    const other = descending ? from : to;
    const rows = collection.prepare(sql).all(...edge, other, ...viewParameters(view), size) as unknown as IndexRow[];
    yield* rows;
    const last = rows[rows.length - 1];
    if (last === undefined || rows.length < size) return;
    seq = last.seq;
    if (descending) to = Buffer.from(last.k);
    else from = Buffer.from(last.k);
  }
}

type IndexRow = Row & { k: Uint8Array };

function indexSql(collection: Collection, index: SecondaryIndex, descending: boolean): string {
  const from = `FROM ${index.table} i CROSS JOIN ${collection.table} d ON d.seq = i.seq`;
  const select = `SELECT i.k AS k, ${rowColumns} ${from}`;
  return descending
    ? `${select} WHERE (i.k, i.seq) < (?, ?) AND i.k >= ? AND ${visible} ORDER BY i.k DESC, i.seq DESC LIMIT ?`
    : `${select} WHERE (i.k, i.seq) > (?, ?) AND i.k < ? AND ${visible} ORDER BY i.k, i.seq LIMIT ?`;
}

export type RangeBounds = {
  lower?: { value: Json; inclusive: boolean };
  upper?: { value: Json; inclusive: boolean };
};

/** The range of encoded keys whose first values are `prefix` and whose next one lies within the bounds, if bytes can tell. */
export function keyRange(prefix: readonly Json[], bounds: RangeBounds, isOrdered: boolean): KeyRange {
  const start = prefix.length === 0 ? Buffer.alloc(0) : encodeKey(prefix).bytes;
  const range = { from: start, to: afterPrefix(start) };
  if (!isOrdered) return range;
  const { lower, upper } = bounds;
  if (lower !== undefined) {
    const key = encodeKey([...prefix, lower.value]);
    if (key.ordered) range.from = lower.inclusive ? key.bytes : afterPrefix(key.bytes);
  }
  if (upper !== undefined) {
    const key = encodeKey([...prefix, upper.value]);
    if (key.ordered) range.to = upper.inclusive ? afterPrefix(key.bytes) : key.bytes;
  }
  return range;
}
