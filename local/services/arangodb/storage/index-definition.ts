import { attributeAt, type Json, type JsonObject } from '../values/json.ts';

export type IndexType = 'persistent' | 'ttl';

export type IndexDefinition = {
  id: string;
  name: string;
  type: IndexType;
  /** Attribute paths; one may expand an array: `tags[*]`, `items[*].sku`. */
  fields: string[];
  unique: boolean;
  sparse: boolean;
  deduplicate: boolean;
  estimates: boolean;
  cacheEnabled: boolean;
  storedValues?: string[];
  expireAfter?: number;
};

export type FieldPath = { before: string[]; expands: boolean; after: string[] };

export function fieldPath(field: string): FieldPath {
  const at = field.indexOf('[*]');
  if (at < 0) return { before: field.split('.'), expands: false, after: [] };
  const rest = field.slice(at + 3);
  return { before: field.slice(0, at).split('.'), expands: true, after: rest === '' ? [] : rest.slice(1).split('.') };
}

/** The tuples of values under which a document stands in the index: none, one, or one per array element. */
export function indexedValues(paths: readonly FieldPath[], sparse: boolean, document: JsonObject): Json[][] {
  let tuples: Json[][] = [[]];
  for (const path of paths) {
    const values = path.expands ? expandedValues(path, document) : [attributeAt(document, path.before)];
    tuples = tuples.flatMap((tuple) => values.map((value) => [...tuple, value]));
  }
  return sparse ? tuples.filter((tuple) => !tuple.includes(null)) : tuples;
}

function expandedValues(path: FieldPath, document: JsonObject): Json[] {
  const array = attributeAt(document, path.before);
  if (!Array.isArray(array)) return [];
  return array.map((item) => attributeAt(item, path.after));
}
