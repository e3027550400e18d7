import { ArangoError, errorNumbers } from '../../errors.ts';
import type { Collection } from '../../storage/collection.ts';
import { insertDocument, type WriteOptions } from '../../storage/documents.ts';
import { scanAll } from '../../storage/scans.ts';
import type { WriteView } from '../../storage/view.ts';
import { isObject, type Json, type JsonObject } from '../../values/json.ts';
import type { ApiRequest } from '../request.ts';
import { answer } from '../response.ts';
import { RouteTable } from '../router.ts';
import { writableCollection } from './targets.ts';

type Item = { position: number; value: Json } | { position: number; invalid: string };

const duplicateModes = ['error', 'update', 'replace', 'ignore'] as const;

function importDocuments(request: ApiRequest) {
  const name = request.text('collection');
  if (name === undefined) throw new ArangoError(1204);
  const collection = writableCollection(request, name);
  const { items, empty } = itemsOf(request);
  const onDuplicate = duplicateModes.find((mode) => mode === (request.text('onDuplicate') ?? 'error'));
  if (onDuplicate === undefined) throw new ArangoError(errorNumbers.badParameter, "unknown 'onDuplicate' value");
  const options: WriteOptions = onDuplicate === 'error' ? {} : { overwriteMode: onDuplicate };
  const outcome = { created: 0, errors: 0, empty, updated: 0, ignored: 0 };
  const details: string[] = [];
  request.database.write(request.transaction, (view) => {
    if (request.flag('overwrite')) for (const row of scanAll(collection, view)) collection.removeRow(view, row);
    for (const item of items) importOne(request, collection, view, item, options, outcome, details);
  });
  return answer(201, request.flag('details') ? { ...outcome, details } : outcome);
}

type Outcome = { created: number; errors: number; empty: number; updated: number; ignored: number };

function importOne(
  request: ApiRequest,
  collection: Collection,
  view: WriteView,
  item: Item,
  options: WriteOptions,
  outcome: Outcome,
  details: string[],
): void {
  try {
    if ('invalid' in item) throw new ArangoError(errorNumbers.corruptedJson, item.invalid);
    if (!isObject(item.value)) throw new ArangoError(errorNumbers.documentTypeInvalid);
    const written = insertDocument(collection, view, withPrefixes(request, item.value), options);
    if (written.ignored) outcome.ignored++;
    else if (written.old !== undefined) outcome.updated++;
    else outcome.created++;
  } catch (error) {
    if (!(error instanceof ArangoError) || request.flag('complete')) throw error;
    outcome.errors++;
    details.push(`at position ${item.position}: creating document failed with error '${error.message}'`);
  }
}

function withPrefixes(request: ApiRequest, document: JsonObject): JsonObject {
  const changed = { ...document };
  const prefixes = { _from: request.text('fromPrefix'), _to: request.text('toPrefix') };
  for (const [name, prefix] of Object.entries(prefixes)) {
    const value = changed[name];
    if (prefix === undefined || typeof value !== 'string' || value.includes('/')) continue;
    changed[name] = `${prefix.endsWith('/') ? prefix : `${prefix}/`}${value}`;
  }
  return changed;
}

function itemsOf(request: ApiRequest): { items: Item[]; empty: number } {
  const type = request.query.get('type') ?? '';
  const text = request.rawBody.toString('utf8');
  const isList = type === 'list' || type === 'array' || (type === 'auto' && text.trimStart().startsWith('['));
  if (isList) {
    const { body } = request;
    if (!Array.isArray(body))
      throw new ArangoError(errorNumbers.httpBadParameter, 'expecting a JSON array in the request');
    return { items: body.map((value, position) => ({ position, value })), empty: 0 };
  }
  const { lines, empty } = linesOf(text);
  if (type === 'documents' || type === 'auto') return { items: lines, empty };
  if (type !== '' && type !== 'undefined') throw new ArangoError(errorNumbers.badParameter, `invalid value for 'type'`);
  return { items: fromTable(lines), empty };
}

function linesOf(text: string): { lines: Item[]; empty: number } {
  let empty = 0;
  const lines: Item[] = [];
  text.split('\n').forEach((line, index, all) => {
    if (line.trim() === '') {
      if (index < all.length - 1) empty++;
      return;
    }
    const position = index + 1;
    try {
      lines.push({ position, value: JSON.parse(line) as Json });
    } catch {
      lines.push({ position, invalid: 'failed to parse json document' });
    }
  });
  return { lines, empty };
}

/** The first line names the attributes, each other line has their values. */
function fromTable([head, ...rows]: Item[]): Item[] {
  if (head === undefined) return [];
  if ('invalid' in head || !Array.isArray(head.value) || !head.value.every((name) => typeof name === 'string')) {
    throw new ArangoError(errorNumbers.httpBadParameter, 'no JSON string array found in first line');
  }
  const names = head.value;
  return rows.map((row) => {
    if ('invalid' in row) return row;
    const { position, value } = row;
    if (!Array.isArray(value) || value.length !== names.length) {
      return { position, invalid: 'no valid JSON array data, wrong number of values' };
    }
    const entries = names.map((name, index): [string, Json] => [name, value[index] ?? null]);
    return { position, value: Object.fromEntries(entries.filter(([, item]) => item !== null)) };
  });
}

export const importRoutes = new RouteTable().post('_api/import', importDocuments);
