import { createHash } from 'node:crypto';
import { ArangoError, errorNumbers, notImplemented } from '../../errors.ts';
import type { Collection } from '../../storage/collection.ts';
import type { CollectionOptions } from '../../storage/collection-properties.ts';
import { schemaOf } from '../../storage/document-schema.ts';
import { scanAll } from '../../storage/scans.ts';
import type { View } from '../../storage/view.ts';
import { isObject, type JsonObject } from '../../values/json.ts';
import type { ApiRequest } from '../request.ts';
import { answer, result } from '../response.ts';
import { RouteTable } from '../router.ts';
import { writableCollection } from './targets.ts';

export function summary({ properties }: Collection) {
  const { id, name, status, type, isSystem, globallyUniqueId } = properties;
  return { id, name, status, type, isSystem, globallyUniqueId };
}

function fullProperties({ properties }: Collection) {
  return { ...properties, statusString: 'loaded' };
}

function createCollection(request: ApiRequest) {
  const body = request.objectBody;
  const options = collectionOptions(body);
  const created = request.database.change((catalog) => catalog.create(options));
  return answer(200, fullProperties(created));
}

function collectionOptions(body: JsonObject): CollectionOptions {
  const { name, type, waitForSync, isSystem, cacheEnabled, keyOptions } = body;
  if (typeof name !== 'string') throw new ArangoError(errorNumbers.illegalName);
  if (type !== undefined && type !== 2 && type !== 3) throw new ArangoError(errorNumbers.documentCollectionExpected);
  refuseUncovered(body);
  const options: CollectionOptions = { name, type: type ?? 2 };
  if (typeof waitForSync === 'boolean') options.waitForSync = waitForSync;
  if (typeof isSystem === 'boolean') options.isSystem = isSystem;
  if (typeof cacheEnabled === 'boolean') options.cacheEnabled = cacheEnabled;
  if (body.schema !== undefined) options.schema = schemaOf(body.schema);
  if (isObject(keyOptions)) options.keyOptions = keyOptionsOf(keyOptions);
  return options;
}

function refuseUncovered(body: JsonObject): void {
  const value = body.computedValues ?? null;
  if (value === null || (Array.isArray(value) && value.length === 0)) return;
  throw notImplemented("the collection property 'computedValues'");
}

const keyTypes = ['traditional', 'autoincrement', 'uuid', 'padded'] as const;

function keyOptionsOf(options: JsonObject): NonNullable<CollectionOptions['keyOptions']> {
  const found: NonNullable<CollectionOptions['keyOptions']> = {};
  const type = keyTypes.find((candidate) => candidate === options.type);
  if (options.type !== undefined && type === undefined)
    throw new ArangoError(errorNumbers.badParameter, 'invalid key generator type');
  if (type !== undefined) found.type = type;
  if (typeof options.allowUserKeys === 'boolean') found.allowUserKeys = options.allowUserKeys;
  if (typeof options.increment === 'number') found.increment = options.increment;
  if (typeof options.offset === 'number') found.offset = options.offset;
  return found;
}

function changeProperties(request: ApiRequest, collection: Collection) {
  const body = request.objectBody;
  refuseUncovered(body);
  if (typeof body.waitForSync === 'boolean') collection.properties.waitForSync = body.waitForSync;
  if (typeof body.cacheEnabled === 'boolean') collection.properties.cacheEnabled = body.cacheEnabled;
  if (body.schema !== undefined) collection.properties.schema = schemaOf(body.schema);
  request.database.change((catalog) => catalog.saveProperties(collection));
  return answer(200, fullProperties(collection));
}

function truncate(request: ApiRequest, name: string) {
  const { database, transaction } = request;
  const collection = writableCollection(request, name);
  database.write(transaction, (view) => {
    if (database.transactions.size === 0) {
      view.deltas.set(collection, -collection.count(view));
      collection.purgeAll();
    } else {
      for (const row of scanAll(collection, view)) collection.removeRow(view, row);
    }
  });
  return answer(200, summary(collection));
}

function drop(request: ApiRequest, name: string) {
  const collection = request.database.collection(name);
  if (collection.properties.isSystem && !request.flag('isSystem')) throw new ArangoError(errorNumbers.forbidden);
  request.database.change((catalog) => catalog.drop(collection));
  return answer(200, { id: collection.id });
}

/** A digest of the keys, and where it is wanted of revisions and contents, whatever their order. */
function checksum(request: ApiRequest, collection: Collection): string {
  const withData = request.flag('withData') ?? false;
  const withRevisions = request.flag('withRevisions') ?? false;
  let sum = 0n;
  for (const row of scanAll(collection, request.database.view(request.transaction))) {
    const parts = [row.key, withRevisions ? row.rev : '', withData ? row.body : ''];
    const text = JSON.stringify(parts);
    sum ^= createHash('sha256').update(text).digest().readBigUInt64BE();
  }
  return String(sum);
}

function revision(request: ApiRequest, collection: Collection): string {
  let last = '0';
  const view = request.database.view(request.transaction);
  const row = collection.prepare(`SELECT rev FROM ${collection.table} ORDER BY seq DESC LIMIT 1`).get() as
    | { rev: string }
    | undefined;
  if (row !== undefined && view.snapshot >= 0) last = row.rev;
  return last;
}

const figures = (collection: Collection, view: View) => ({
  indexes: { count: collection.indexes.length + (collection.isEdge ? 2 : 1), size: 0 },
  documentsSize: Array.from(scanAll(collection, view)).reduce((sum, { body }) => sum + Buffer.byteLength(body), 0),
  cacheInUse: false,
  cacheSize: 0,
  cacheUsage: 0,
});

export const collectionRoutes = new RouteTable()
  .get('_api/collection', (request) => {
    const all = request.database.catalog.all();
    const shown = request.flag('excludeSystem') ? all.filter(({ properties }) => !properties.isSystem) : all;
    return result(shown.map(summary));
  })
  .post('_api/collection', createCollection)
  .get('_api/collection/:name', (request, [name]) => answer(200, summary(request.database.collection(name as string))))
  .get('_api/collection/:name/properties', (request, [name]) =>
    answer(200, fullProperties(request.database.collection(name as string))),
  )
  .put('_api/collection/:name/properties', (request, [name]) =>
    changeProperties(request, request.database.collection(name as string)),
  )
  .get('_api/collection/:name/count', (request, [name]) => {
    const collection = request.database.collection(name as string);
    const count = collection.count(request.database.view(request.transaction));
    return answer(200, { ...fullProperties(collection), count });
  })
  .get('_api/collection/:name/figures', (request, [name]) => {
    const collection = request.database.collection(name as string);
    const view = request.database.view();
    const count = collection.count(view);
    return answer(200, { ...fullProperties(collection), count, figures: figures(collection, view) });
  })
  .get('_api/collection/:name/revision', (request, [name]) => {
    const collection = request.database.collection(name as string);
    return answer(200, { ...fullProperties(collection), revision: revision(request, collection) });
  })
  .get('_api/collection/:name/checksum', (request, [name]) => {
    const collection = request.database.collection(name as string);
    return answer(200, {
      ...summary(collection),
      revision: revision(request, collection),
      checksum: checksum(request, collection),
    });
  })
  .put('_api/collection/:name/truncate', (request, [name]) => truncate(request, name as string))
  .put('_api/collection/:name/rename', (request, [name]) => {
    const collection = request.database.collection(name as string);
    const next = request.objectBody.name;
    if (typeof next !== 'string') throw new ArangoError(errorNumbers.illegalName);
    request.database.change((catalog) => catalog.rename(collection, next));
    return answer(200, summary(collection));
  })
  .put('_api/collection/:name/recalculateCount', (request, [name]) => {
    const collection = request.database.collection(name as string);
    return answer(200, { result: true, count: collection.count(request.database.view()) });
  })
  .put('_api/collection/:name/loadIndexesIntoMemory', (request, [name]) => {
    request.database.collection(name as string);
    return result(true);
  })
  .put('_api/collection/:name/load', (request, [name]) =>
    answer(200, summary(request.database.collection(name as string))),
  )
  .put('_api/collection/:name/unload', (request, [name]) =>
    answer(200, summary(request.database.collection(name as string))),
  )
  .put('_api/collection/:name/compact', (request, [name]) =>
    answer(200, summary(request.database.collection(name as string))),
  )
  .delete('_api/collection/:name', (request, [name]) => drop(request, name as string));
