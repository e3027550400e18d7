import { ArangoError, errorNumbers } from '../../errors.ts';
import type { Collection } from '../../storage/collection.ts';
import {
  checkRevision,
  existingRow,
  insertDocument,
  removeDocument,
  replaceDocument,
  updateDocument,
  type Written,
} from '../../storage/documents.ts';
import type { WriteView } from '../../storage/view.ts';
import { isObject, type Json } from '../../values/json.ts';
import type { ApiRequest } from '../request.ts';
import type { ApiResponse } from '../response.ts';
import { RouteTable } from '../router.ts';
import { batch } from './batch.ts';
import { readableCollection, writableCollection, writeStatus } from './targets.ts';
import { describe, writeOptions } from './written.ts';

type Write = (view: WriteView) => Written;

function single(request: ApiRequest, collection: Collection, write: Write, status: number): ApiResponse {
  const written = request.database.write(request.transaction, write);
  const body = request.flag('silent') ? {} : describe(request, collection, written);
  const location = `/_db/${request.databaseName}/_api/document/${collection.name}/${written.key}`;
  return { status, body, headers: { etag: `"${written.rev}"`, location } };
}

function create(request: ApiRequest, name: string): ApiResponse {
  const collection = writableCollection(request, name);
  const options = writeOptions(request);
  const status = writeStatus(request, collection);
  const { body } = request;
  if (Array.isArray(body)) {
    return batch(request, collection, body, status, (view, item) => insertDocument(collection, view, item, options));
  }
  return single(request, collection, (view) => insertDocument(collection, view, body ?? null, options), status);
}

function changeOne(request: ApiRequest, kind: 'update' | 'replace', name: string, key: string): ApiResponse {
  const collection = writableCollection(request, name);
  const options = writeOptions(request);
  const ifMatch = request.revision('if-match');
  if (ifMatch !== undefined) options.ifMatch = ifMatch;
  const write = kind === 'update' ? updateDocument : replaceDocument;
  const body = request.body ?? null;
  return single(
    request,
    collection,
    (view) => write(collection, view, key, body, options),
    writeStatus(request, collection),
  );
}

function changeMany(request: ApiRequest, kind: 'update' | 'replace', name: string): ApiResponse {
  const collection = writableCollection(request, name);
  const options = writeOptions(request);
  const write = kind === 'update' ? updateDocument : replaceDocument;
  return batch(request, collection, arrayBody(request), writeStatus(request, collection), (view, item) =>
    write(collection, view, keyIn(item, collection), item, options),
  );
}

function removeMany(request: ApiRequest, name: string): ApiResponse {
  const collection = writableCollection(request, name);
  const ignoreRevs = request.flag('ignoreRevs') ?? true;
  const status = writeStatus(request, collection) === 201 ? 200 : 202;
  return batch(request, collection, arrayBody(request), status, (view, item) => {
    const revision = !ignoreRevs && isObject(item) && typeof item._rev === 'string' ? item._rev : undefined;
    return removeDocument(collection, view, keyIn(item, collection), revision);
  });
}

function removeOne(request: ApiRequest, name: string, key: string): ApiResponse {
  const collection = writableCollection(request, name);
  const status = writeStatus(request, collection) === 201 ? 200 : 202;
  const expected = request.revision('if-match');
  return single(request, collection, (view) => removeDocument(collection, view, key, expected), status);
}

function arrayBody(request: ApiRequest): Json[] {
  const { body } = request;
  if (!Array.isArray(body)) throw new ArangoError(errorNumbers.httpBadParameter, 'expecting JSON array body');
  return body;
}

function readMany(request: ApiRequest, name: string): ApiResponse {
  return batch(request, readableCollection(request, name).collection, arrayBody(request), 200, (view, item) => {
    const { collection } = readableCollection(request, name);
    const row = existingRow(collection, view, keyIn(item, collection));
    if (!(request.flag('ignoreRevs') ?? true) && isObject(item) && typeof item._rev === 'string') {
      checkRevision(collection, row, item._rev);
    }
    return { key: row.key, rev: row.rev, read: collection.toDocument(row) };
  });
}

export function keyIn(item: Json, collection: Collection): string {
  if (typeof item === 'string') return keyFromHandle(item, collection);
  if (isObject(item)) {
    if (typeof item._key === 'string') return item._key;
    if (typeof item._id === 'string') return keyFromHandle(item._id, collection);
    throw new ArangoError(errorNumbers.illegalKey);
  }
  throw new ArangoError(errorNumbers.documentTypeInvalid);
}

function keyFromHandle(handle: string, collection: Collection): string {
  const [first, rest] = handle.split('/', 2);
  if (rest === undefined) return handle;
  if (first !== collection.name) throw new ArangoError(errorNumbers.documentNotFound);
  return rest;
}

function readOne(request: ApiRequest, name: string, key: string): ApiResponse {
  const { collection, view } = readableCollection(request, name);
  const row = existingRow(collection, view, key);
  const headers = { etag: `"${row.rev}"` };
  if (request.revision('if-none-match') === row.rev) return { status: 304, headers };
  checkRevision(collection, row, request.revision('if-match'));
  return { status: 200, body: collection.toDocument(row), headers };
}

export const documentRoutes = new RouteTable()
  .post('_api/document/:collection', (request, [name]) => create(request, name as string))
  .get('_api/document/:collection/:key', (request, [name, key]) => readOne(request, name as string, key as string))
  .head('_api/document/:collection/:key', (request, [name, key]) => readOne(request, name as string, key as string))
  .put('_api/document/:collection', (request, [name]) =>
    request.flag('onlyget') ? readMany(request, name as string) : changeMany(request, 'replace', name as string),
  )
  .patch('_api/document/:collection', (request, [name]) => changeMany(request, 'update', name as string))
  .delete('_api/document/:collection', (request, [name]) => removeMany(request, name as string))
  .put('_api/document/:collection/:key', (request, [name, key]) =>
    changeOne(request, 'replace', name as string, key as string),
  )
  .patch('_api/document/:collection/:key', (request, [name, key]) =>
    changeOne(request, 'update', name as string, key as string),
  )
  .delete('_api/document/:collection/:key', (request, [name, key]) =>
    removeOne(request, name as string, key as string),
  );
