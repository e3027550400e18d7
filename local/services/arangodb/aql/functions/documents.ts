import { isKey } from '../../storage/key-generator.ts';
import { isObject, type Json } from '../../values/json.ts';
import type { Run } from '../run.ts';
import { FamilyBuilder, wrongType } from './definition.ts';

const family = new FamilyBuilder();

/** An id as text, or of a document that has one. */
function idOf(value: Json | undefined): string | undefined {
  const id = value !== undefined && isObject(value) ? value._id : value;
  return typeof id === 'string' ? id : undefined;
}

function parts(value: Json | undefined): { collection: string; key: string } | undefined {
  const [collection, key, more] = idOf(value)?.split('/') ?? [];
  if (collection === undefined || key === undefined || more !== undefined || collection === '' || !isKey(key))
    return undefined;
  return { collection, key };
}

function read(run: Run, id: string): Json {
  const found = parts(id);
  if (found === undefined) return null;
  const { collection, key } = found;
  // A collection that does not exist is an error in ArangoDB too only when its name is known early; here it has no documents.
  if (run.database.catalog.find(collection) === undefined) return null;
  const documents = run.collection(collection);
  run.statistics.documentLookups++;
  const row = documents.find(run.view, key);
  return row === undefined ? null : documents.toDocument(row);
}

/** An id of another collection names no document of this one. */
function inCollection(collection: string, key: string): string {
  if (!key.includes('/')) return `${collection}/${key}`;
  return key.startsWith(`${collection}/`) ? key : '';
}

function lookUp(run: Run, name: string, ids: Json | undefined, toId: (value: string) => string): Json {
  if (Array.isArray(ids)) {
    const found = ids.map((id) => {
      const text = idOf(id);
      return text === undefined ? null : read(run, toId(text));
    });
    return found.filter((document) => document !== null);
  }
  const id = idOf(ids);
  return id === undefined ? (ids === null ? null : wrongType(run, name)) : read(run, toId(id));
}

family
  .define(
    'DOCUMENT',
    1,
    2,
    ([first, second], run, name) => {
      if (second === undefined) return lookUp(run, name, first, (id) => id);
      if (typeof first !== 'string') return wrongType(run, name);
      return lookUp(run, name, second, (key) => inCollection(first, key));
    },
    false,
  )
  .define('PARSE_IDENTIFIER', 1, 1, ([value], run, name) => parts(value) ?? wrongType(run, name))
  .define('PARSE_COLLECTION', 1, 1, ([value], run, name) => parts(value)?.collection ?? wrongType(run, name))
  .define('PARSE_KEY', 1, 1, ([value], run, name) => parts(value)?.key ?? wrongType(run, name))
  .define('IS_SAME_COLLECTION', 2, 2, ([collection, value], run, name) => {
    const id = idOf(value);
    const wanted = parts(collection)?.collection ?? idOf(collection);
    return id === undefined || wanted === undefined ? wrongType(run, name) : id.split('/')[0] === wanted;
  })
  .define(
    'COLLECTIONS',
    0,
    0,
    (_args, run) => run.database.catalog.all().map(({ id, name }) => ({ _id: id, name })),
    false,
  )
  .define(
    'COLLECTION_COUNT',
    1,
    1,
    ([name], run) =>
      typeof name === 'string' ? run.collection(name).count(run.view) : wrongType(run, 'COLLECTION_COUNT'),
    false,
  );

export const documentFunctions = family.functions;
