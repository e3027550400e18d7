import { ArangoError } from '../errors.ts';
import type { Collection } from './collection.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';
import { keyRange, scanIndex } from './scans.ts';
import type { SecondaryIndex } from './secondary-index.ts';
import type { Server } from './server.ts';
import { noTransaction, type View } from './view.ts';

const batch = 1000;

/** Removes the documents whose time to live is over, a batch per index. */
export function removeExpired(server: Server, now: number): void {
  for (const database of server.all()) {
    for (const collection of database.catalog.all()) {
      for (const index of collection.indexes) {
        if (index.definition.type === 'ttl') removeFrom(database, collection, index, now);
      }
    }
  }
}

function removeFrom(database: Database, collection: Collection, index: SecondaryIndex, now: number): void {
  const expired = expiredRows(collection, index, database.view(), now);
  if (expired.length === 0) return;
  database.write(undefined, (view) => {
    for (const row of expired) {
      try {
        collection.removeRow(view, row);
      } catch (error) {
        // A transaction holds the document: it goes in a later round.
        if (!(error instanceof ArangoError)) throw error;
      }
    }
  });
}

/** The indexed attribute is a time in seconds or an ISO date; the document expires that many seconds later. */
function expiredRows(collection: Collection, index: SecondaryIndex, view: View, now: number): Row[] {
  const limit = now - (index.definition.expireAfter ?? 0) * 1000;
  const rows: Row[] = [];
  const bounds = [
    { lower: { value: false, inclusive: false }, upper: { value: limit / 1000, inclusive: true } },
    { lower: { value: '', inclusive: false }, upper: { value: new Date(limit).toISOString(), inclusive: true } },
  ];
  for (const bound of bounds) {
    for (const row of scanIndex(
      collection,
      { ...view, transaction: noTransaction },
      index,
      keyRange([], bound, true),
      false,
    )) {
      if (rows.length >= batch) return rows;
      if (isExpired(collection, index, row, limit)) rows.push(row);
    }
  }
  return rows;
}

/** The range is a first cut: a boolean or an odd date text within it is not a time. */
function isExpired(collection: Collection, index: SecondaryIndex, row: Row, limit: number): boolean {
  const [field] = index.paths;
  let value: unknown = collection.toDocument(row);
  for (const name of field?.before ?? []) value = (value as Record<string, unknown> | null | undefined)?.[name];
  if (typeof value === 'number') return value * 1000 <= limit;
  return typeof value === 'string' && Date.parse(value) <= limit;
}
