import { ArangoError, errorNumbers } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../values/json.ts';
import type { Collection } from './collection.ts';
import { assertSchema } from './document-schema.ts';
import { assertKey, generateKey, isKey, noteKey } from './key-generator.ts';
import { mergeDocuments } from './merge.ts';
import type { Row } from './row.ts';
import { nextRevision } from './ticks.ts';
import type { View, WriteView } from './view.ts';

export type OverwriteMode = 'conflict' | 'ignore' | 'replace' | 'update';

export type WriteOptions = {
  overwriteMode?: OverwriteMode;
  keepNull?: boolean;
  mergeObjects?: boolean;
  ignoreRevs?: boolean;
  /** From If-Match: the revision that the stored document must have. */
  ifMatch?: string;
  versionAttribute?: string;
  isRestore?: boolean;
};

/** The outcome of a write. `old` and `document` are absent where there is none. */
export type Written = { key: string; rev: string; old?: JsonObject; document?: JsonObject; ignored?: boolean };

export function insertDocument(collection: Collection, view: WriteView, value: Json, options: WriteOptions): Written {
  const document = assertDocument(value);
  const { keyOptions } = collection.properties;
  const given = document._key;
  if (given !== undefined) {
    const existing = typeof given === 'string' && isKey(given) ? collection.find(view, given) : undefined;
    if (existing !== undefined) {
      const overwritten = overwrite(collection, view, existing, document, options);
      if (overwritten !== undefined) return overwritten;
    }
    if (existing === undefined) assertKey(given, keyOptions);
    noteKey(keyOptions, String(given));
  }
  const key = (given as string | undefined) ?? generateKey(keyOptions);
  const stored = withSystemAttributes(collection, document, key, edgeEnds(collection, document));
  assertSchema(collection, stored);
  collection.insertRow(view, stored);
  return { key, rev: stored._rev as string, document: stored };
}

function overwrite(
  collection: Collection,
  view: WriteView,
  row: Row,
  document: JsonObject,
  options: WriteOptions,
): Written | undefined {
  switch (options.overwriteMode) {
    case 'ignore':
      return { key: row.key, rev: row.rev, ignored: true };
    case 'replace':
      return replaceRow(collection, view, row, document, options);
    case 'update':
      return updateRow(collection, view, row, document, options);
    default:
      return undefined;
  }
}

export function replaceDocument(
  collection: Collection,
  view: WriteView,
  key: string,
  value: Json,
  options: WriteOptions,
): Written {
  const document = assertDocument(value);
  const row = existingRow(collection, view, key);
  checkRevision(collection, row, expectedRevision(document, options));
  return replaceRow(collection, view, row, document, options);
}

function replaceRow(
  collection: Collection,
  view: WriteView,
  row: Row,
  document: JsonObject,
  options: WriteOptions,
): Written {
  const old = collection.toDocument(row);
  if (isOutdated(old, document, options)) return { key: row.key, rev: row.rev, old, document: old };
  const stored = withSystemAttributes(collection, document, row.key, edgeEnds(collection, document));
  assertSchema(collection, stored, old);
  collection.replaceRow(view, row, stored);
  return { key: row.key, rev: stored._rev as string, old, document: stored };
}

export function updateDocument(
  collection: Collection,
  view: WriteView,
  key: string,
  value: Json,
  options: WriteOptions,
): Written {
  const patch = assertDocument(value);
  const row = existingRow(collection, view, key);
  checkRevision(collection, row, expectedRevision(patch, options));
  return updateRow(collection, view, row, patch, options);
}

function updateRow(
  collection: Collection,
  view: WriteView,
  row: Row,
  patch: JsonObject,
  options: WriteOptions,
): Written {
  const old = collection.toDocument(row);
  if (isOutdated(old, patch, options)) return { key: row.key, rev: row.rev, old, document: old };
  const merged = mergeDocuments(old, patch, options.mergeObjects ?? true, options.keepNull ?? true);
  const stored = withSystemAttributes(collection, merged, row.key, edgeEnds(collection, merged));
  assertSchema(collection, stored, old);
  collection.replaceRow(view, row, stored);
  return { key: row.key, rev: stored._rev as string, old, document: stored };
}

export function removeDocument(collection: Collection, view: WriteView, key: string, revision?: string): Written {
  const row = existingRow(collection, view, key);
  checkRevision(collection, row, revision);
  collection.removeRow(view, row);
  return { key: row.key, rev: row.rev, old: collection.toDocument(row) };
}

export function existingRow(collection: Collection, view: View, key: string): Row {
  const row = collection.find(view, key);
  if (row === undefined) throw new ArangoError(errorNumbers.documentNotFound);
  return row;
}

/** 1200 as a failed precondition (412) with the stored revision, as ArangoDB answers a wrong `_rev`. */
export function checkRevision(collection: Collection, row: Row, expected: string | undefined): void {
  if (expected === undefined || expected === row.rev) return;
  throw new ArangoError(errorNumbers.conflict, 'conflict, _rev values do not match', {
    status: 412,
    details: { _id: `${collection.name}/${row.key}`, _key: row.key, _rev: row.rev },
  });
}

function expectedRevision(document: JsonObject, options: WriteOptions): string | undefined {
  if (options.ifMatch !== undefined) return options.ifMatch;
  if (options.ignoreRevs ?? true) return undefined;
  return typeof document._rev === 'string' ? document._rev : undefined;
}

function isOutdated(old: JsonObject, incoming: JsonObject, options: WriteOptions): boolean {
  const name = options.versionAttribute;
  if (name === undefined) return false;
  const before = old[name];
  const after = incoming[name];
  return typeof before === 'number' && typeof after === 'number' && after <= before;
}

function assertDocument(value: Json): JsonObject {
  if (!isObject(value)) throw new ArangoError(errorNumbers.documentTypeInvalid);
  return value;
}

function edgeEnds(collection: Collection, document: JsonObject): [string, string] | undefined {
  if (!collection.isEdge) return undefined;
  const { _from, _to } = document;
  if (!isDocumentId(_from) || !isDocumentId(_to)) throw new ArangoError(errorNumbers.edgeAttributeInvalid);
  return [_from, _to];
}

export function isDocumentId(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const slash = value.indexOf('/');
  return slash > 0 && isKey(value.slice(slash + 1)) && /^[a-zA-Z0-9_-]+$/.test(value.slice(0, slash));
}

function withSystemAttributes(
  collection: Collection,
  document: JsonObject,
  key: string,
  ends: [string, string] | undefined,
): JsonObject {
  const system: JsonObject = { _key: key, _id: `${collection.name}/${key}` };
  if (ends !== undefined) [system._from, system._to] = ends;
  system._rev = nextRevision();
  return { ...system, ...document, ...system };
}
