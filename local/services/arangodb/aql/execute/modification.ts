import { ArangoError, errorNumbers } from '../../errors.ts';
import type { Collection } from '../../storage/collection.ts';
import {
  insertDocument,
  removeDocument,
  replaceDocument,
  updateDocument,
  type WriteOptions,
  type Written,
} from '../../storage/documents.ts';
import { toBoolean } from '../../values/convert.ts';
import { isObject, type Json } from '../../values/json.ts';
import type { Evaluate, Frame, Run } from '../run.ts';
import type { FindRows } from './collection-loop.ts';
import type { Operator } from './operator.ts';

export type Modification =
  | { kind: 'insert'; document: Evaluate; options: WriteOptions }
  | { kind: 'remove'; key: Evaluate; options: WriteOptions }
  | { kind: 'update' | 'replace'; key: Evaluate; document: Evaluate; options: WriteOptions }
  | {
      kind: 'upsert';
      find: FindRows;
      current: number;
      matches: Evaluate;
      insert: Evaluate;
      change: 'update' | 'replace';
      old: number;
      document: Evaluate;
      options: WriteOptions;
    };

type Plan = { collection: string; modification: Modification; oldSlot: number; newSlot: number; ignoreErrors: boolean };

/** Reads all rows before it writes any: what a query reads is never what it has just written. */
export function modify(plan: Plan): Operator['run'] {
  return function* (input, run) {
    const frames = [...input];
    const collection = run.collection(plan.collection);
    for (const frame of frames) {
      run.tick();
      const written = attempt(plan, collection, frame, run);
      if (written === undefined) continue;
      const next = frame.slice();
      next[plan.oldSlot] = written.old ?? null;
      next[plan.newSlot] = written.document ?? null;
      yield next;
    }
  };
}

function attempt(plan: Plan, collection: Collection, frame: Frame, run: Run): Written | undefined {
  try {
    const written = apply(plan.modification, collection, frame, run);
    if (written.ignored) run.statistics.writesIgnored++;
    else run.statistics.writesExecuted++;
    return written;
  } catch (error) {
    if (!plan.ignoreErrors || !(error instanceof ArangoError)) throw error;
    run.statistics.writesIgnored++;
    return undefined;
  }
}

function apply(modification: Modification, collection: Collection, frame: Frame, run: Run): Written {
  const view = run.writeView;
  const { options } = modification;
  switch (modification.kind) {
    case 'insert':
      return insertDocument(collection, view, modification.document(frame, run), options);
    case 'remove': {
      const target = modification.key(frame, run);
      return removeDocument(collection, view, keyOf(target, collection), revisionOf(target, options));
    }
    case 'upsert':
      return upsert(modification, collection, frame, run);
    default: {
      const key = modification.key(frame, run);
      const document = modification.document(frame, run);
      const write = modification.kind === 'update' ? updateDocument : replaceDocument;
      return write(collection, view, keyOf(key, collection), document, withRevision(options, key));
    }
  }
}

/** With `ignoreRevs: false`, the `_rev` of the document that names the target must be the stored one. */
function withRevision(options: WriteOptions, target: Json): WriteOptions {
  const ifMatch = revisionOf(target, options);
  return ifMatch === undefined ? options : { ...options, ifMatch };
}

function revisionOf(target: Json, options: WriteOptions): string | undefined {
  if (options.ignoreRevs !== false || !isObject(target)) return undefined;
  return typeof target._rev === 'string' ? target._rev : undefined;
}

function upsert(
  modification: Extract<Modification, { kind: 'upsert' }>,
  collection: Collection,
  frame: Frame,
  run: Run,
): Written {
  const view = run.writeView;
  const { options } = modification;
  for (const row of modification.find(collection, frame, run)) {
    const document = collection.toDocument(row);
    frame[modification.current] = document;
    if (!toBoolean(modification.matches(frame, run))) continue;
    frame[modification.old] = document;
    const change = modification.document(frame, run);
    const write = modification.change === 'update' ? updateDocument : replaceDocument;
    return write(collection, view, row.key, change, options);
  }
  return insertDocument(collection, view, modification.insert(frame, run), options);
}

/** The key in a document, a key or an id. */
function keyOf(value: Json, collection: Collection): string {
  if (isObject(value)) {
    if (typeof value._key === 'string') return value._key;
    if (typeof value._id === 'string') return keyFromText(value._id, collection);
    throw new ArangoError(errorNumbers.illegalDocumentHandle);
  }
  if (typeof value === 'string') return keyFromText(value, collection);
  throw new ArangoError(errorNumbers.illegalDocumentHandle);
}

function keyFromText(text: string, collection: Collection): string {
  const slash = text.indexOf('/');
  if (slash < 0) return text;
  if (text.slice(0, slash) !== collection.name) throw new ArangoError(errorNumbers.documentNotFound);
  return text.slice(slash + 1);
}
