import type { JsonObject } from '../values/json.ts';

/** A version of a document as its table holds it; `body` lacks the system attributes. */
export type Row = {
  seq: number;
  key: string;
  rev: string;
  src: string | null;
  dst: string | null;
  body: string;
  cs: number;
  tx: number;
  dcs: number;
  dtx: number;
};

export const rowColumns = 'd.seq, d.key, d.rev, d.src, d.dst, d.body, d.cs, d.tx, d.dcs, d.dtx';

export function documentOf(collection: string, row: Pick<Row, 'key' | 'rev' | 'src' | 'dst' | 'body'>): JsonObject {
  // Spreading defines attributes, so even one called __proto__ stays an attribute.
  const body = JSON.parse(row.body) as JsonObject;
  const _id = `${collection}/${row.key}`;
  if (row.src === null) return { _key: row.key, _id, _rev: row.rev, ...body };
  return { _key: row.key, _id, _from: row.src, _to: row.dst, _rev: row.rev, ...body };
}

const systemAttributes = new Set(['_key', '_id', '_rev', '_from', '_to']);

/** The document's own attributes as text; `_from` and `_to` are the user's in a document collection. */
export function bodyOf(document: JsonObject, isEdge: boolean): string {
  const body: JsonObject = {};
  for (const name of Object.keys(document)) {
    if (systemAttributes.has(name) && (isEdge || (name !== '_from' && name !== '_to'))) continue;
    if (name === '__proto__') Object.defineProperty(body, name, { value: document[name], enumerable: true });
    else body[name] = document[name] as JsonObject[string];
  }
  return JSON.stringify(body);
}
