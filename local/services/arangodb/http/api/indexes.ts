import { ArangoError, errorNumbers, notImplemented } from '../../errors.ts';
import type { Collection } from '../../storage/collection.ts';
import type { IndexDefinition } from '../../storage/index-definition.ts';
import type { SecondaryIndex } from '../../storage/secondary-index.ts';
import { nextTick } from '../../storage/ticks.ts';
import type { JsonObject } from '../../values/json.ts';
import type { ApiRequest } from '../request.ts';
import { answer } from '../response.ts';
import { RouteTable } from '../router.ts';

const types: Record<string, 'persistent' | 'ttl' | undefined> = {
  persistent: 'persistent',
  hash: 'persistent',
  skiplist: 'persistent',
  ttl: 'ttl',
};

function primaryIndex(collection: Collection) {
  return {
    fields: ['_key'],
    id: `${collection.name}/0`,
    name: 'primary',
    selectivityEstimate: 1,
    sparse: false,
    type: 'primary',
    unique: true,
  };
}

function edgeIndex(collection: Collection) {
  return {
    fields: ['_from', '_to'],
    id: `${collection.name}/1`,
    name: 'edge',
    selectivityEstimate: 1,
    sparse: false,
    type: 'edge',
    unique: false,
  };
}

function secondary(collection: Collection, { definition }: SecondaryIndex) {
  const { id, type, ...rest } = definition;
  if (type === 'ttl') {
    const { fields, name, sparse, unique, estimates, expireAfter } = rest;
    return {
      estimates,
      expireAfter,
      fields,
      id: `${collection.name}/${id}`,
      name,
      selectivityEstimate: 1,
      sparse,
      type,
      unique,
    };
  }
  return { ...rest, id: `${collection.name}/${id}`, selectivityEstimate: 1, type };
}

function allIndexes(collection: Collection): JsonObject[] {
  const edge = collection.isEdge ? [edgeIndex(collection)] : [];
  const own = collection.indexes.map((index) => secondary(collection, index));
  return [primaryIndex(collection), ...edge, ...own];
}

function collectionOf(request: ApiRequest): Collection {
  const name = request.text('collection');
  if (name === undefined) throw new ArangoError(1204);
  return request.database.collection(name);
}

function ensure(request: ApiRequest) {
  const collection = collectionOf(request);
  const wanted = definitionOf(request.objectBody);
  const existing = collection.indexes.find(({ definition }) => isSame(definition, wanted));
  if (existing !== undefined) return answer(200, { ...secondary(collection, existing), isNewlyCreated: false });
  if (collection.indexes.some(({ definition }) => definition.name === wanted.name)) {
    throw new ArangoError(errorNumbers.duplicateName, `duplicate value for index name '${wanted.name}'`);
  }
  const created = request.database.change((catalog) => catalog.createIndex(collection, wanted));
  return answer(201, { ...secondary(collection, created), isNewlyCreated: true });
}

function isSame(left: IndexDefinition, right: IndexDefinition): boolean {
  return (
    left.type === right.type &&
    left.unique === right.unique &&
    left.sparse === right.sparse &&
    JSON.stringify(left.fields) === JSON.stringify(right.fields) &&
    left.expireAfter === right.expireAfter
  );
}

function definitionOf(body: JsonObject): IndexDefinition {
  const type = typeof body.type === 'string' ? types[body.type] : undefined;
  if (type === undefined) {
    if (typeof body.type === 'string') throw notImplemented(`the index type '${body.type}'`);
    throw new ArangoError(errorNumbers.badParameter, 'invalid index type');
  }
  const id = String(nextTick());
  const name = typeof body.name === 'string' && body.name !== '' ? body.name : `idx_${id}`;
  if (name === 'primary' || name === 'edge') throw new ArangoError(errorNumbers.duplicateName);
  if (!/^[a-zA-Z][a-zA-Z0-9_-]{0,255}$/.test(name)) throw new ArangoError(errorNumbers.illegalName);
  const definition: IndexDefinition = {
    cacheEnabled: body.cacheEnabled === true,
    deduplicate: body.deduplicate !== false,
    estimates: body.estimates !== false,
    fields: fieldsOf(body),
    id,
    name,
    sparse: body.sparse === true,
    type,
    unique: body.unique === true,
  };
  if (type === 'ttl') return ttl(definition, body);
  if (Array.isArray(body.storedValues)) definition.storedValues = body.storedValues as string[];
  return definition;
}

function ttl(definition: IndexDefinition, body: JsonObject): IndexDefinition {
  const { expireAfter } = body;
  if (typeof expireAfter !== 'number' || expireAfter < 0) {
    throw new ArangoError(errorNumbers.badParameter, 'expireAfter attribute must be a number');
  }
  if (definition.fields.length !== 1)
    throw new ArangoError(errorNumbers.badParameter, 'a ttl index has exactly one field');
  return { ...definition, sparse: true, unique: false, estimates: false, expireAfter };
}

function fieldsOf(body: JsonObject): string[] {
  const { fields } = body;
  const valid =
    Array.isArray(fields) && fields.length > 0 && fields.every((field) => typeof field === 'string' && field !== '');
  if (!valid)
    throw new ArangoError(
      errorNumbers.badParameter,
      'index definition must have a "fields" attribute with attribute names',
    );
  const names = fields as string[];
  if (new Set(names).size < names.length)
    throw new ArangoError(errorNumbers.badParameter, 'duplicate attribute name in index fields list');
  if (names.includes('_id')) throw new ArangoError(errorNumbers.badParameter, '_id cannot be indexed');
  for (const name of names)
    if (name.split('[*]').length > 2)
      throw new ArangoError(errorNumbers.badParameter, 'a field expands one array only');
  return names;
}

/** By number or by name: `users/123`, `users/email`. */
function find(request: ApiRequest, name: string, handle: string) {
  const collection = request.database.collection(name);
  const listed = allIndexes(collection).find(
    (index) => index.id === `${collection.name}/${handle}` || index.name === handle,
  );
  if (listed === undefined) throw new ArangoError(errorNumbers.indexNotFound);
  return { collection, listed };
}

function remove(request: ApiRequest, name: string, handle: string) {
  const { collection, listed } = find(request, name, handle);
  const index = collection.indexes.find(({ definition }) => definition.name === listed.name);
  if (index === undefined) throw new ArangoError(errorNumbers.forbidden);
  request.database.change((catalog) => catalog.dropIndex(collection, index));
  return answer(200, { id: listed.id });
}

export const indexRoutes = new RouteTable()
  .get('_api/index', (request) => {
    const indexes = allIndexes(collectionOf(request));
    const identifiers = Object.fromEntries(indexes.map((index) => [index.id as string, index]));
    return answer(200, { indexes, identifiers });
  })
  .post('_api/index', ensure)
  .get('_api/index/:collection/:id', (request, [name, id]) =>
    answer(200, find(request, name as string, id as string).listed),
  )
  .delete('_api/index/:collection/:id', (request, [name, id]) => remove(request, name as string, id as string));
