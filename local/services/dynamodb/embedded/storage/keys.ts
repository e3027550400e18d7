import { invalid, invalidValue, missing } from '../errors.ts';
import { type AttributeValue, type Item, readItem, typeOf } from '../values/attribute-value.ts';
import { encodeNumber } from '../values/number.ts';
import type { KeyAttribute, Keys, Table } from './table.ts';

/** A primary key as the bytes under which it is stored; order of bytes is order of keys. */
export interface EncodedKey {
  pk: Buffer;
  sk: Buffer;
}

const NONE = Buffer.alloc(0);
const LIMITS = { partition: 2048, sort: 1024 } as const;

export function encodeKeyValue(value: AttributeValue): Buffer {
  if ('S' in value) return Buffer.from(value.S);
  if ('N' in value) return encodeNumber(value.N);
  if ('B' in value) return Buffer.from(value.B, 'base64');
  throw invalid('The provided key element does not match the schema');
}

/** Reads the Key parameter of a request: exactly the key's attributes, of the right types. */
export function readKey(table: Table, input: unknown): { key: Item; encoded: EncodedKey } {
  if (input === undefined || input === null) throw missing('key');
  const key = readItem(input);
  const attributes = [table.partition, table.sort].filter((one) => one !== undefined);
  const matches = attributes.every(({ name, type }) => key[name] && typeOf(key[name]) === type);
  if (!matches || Object.keys(key).length !== attributes.length) {
    throw invalid('The provided key element does not match the schema');
  }
  return { key, encoded: encodeItemKey(table, key) };
}

/** The key of a whole item, checked as PutItem does. */
export function encodeItemKey(table: Table, item: Item): EncodedKey {
  return {
    pk: keyBytes(item, table.partition, LIMITS.partition),
    sk: table.sort ? keyBytes(item, table.sort, LIMITS.sort) : NONE,
  };
}

function keyBytes(item: Item, { name, type }: KeyAttribute, limit: number): Buffer {
  const value = item[name];
  if (!value) throw invalidValue(`Missing the key ${name} in the item`);
  if (typeOf(value) !== type)
    throw invalidValue(`Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`);
  const bytes = encodeKeyValue(value);
  if (bytes.length === 0) {
    throw invalid(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${type === 'S' ? 'string' : 'binary'} value. Key: ${name}`,
    );
  }
  if (bytes.length > limit) {
    throw invalidValue(
      `Size of ${limit === LIMITS.partition ? 'hashkey' : 'rangekey'} has exceeded the maximum size limit of ${limit} bytes`,
    );
  }
  return bytes;
}

/** The item's place in an index; undefined when it has not all of the index's attributes and so is not in it. */
export function encodeIndexKey(index: Keys & { name: string }, item: Item): EncodedKey | undefined {
  const [pk, sk] = [index.partition, index.sort].map(
    (attribute) => attribute && indexBytes(index.name, attribute, item),
  );
  if (!pk || (index.sort && !sk)) return undefined;
  return { pk, sk: sk ?? NONE };
}

function indexBytes(index: string, { name, type }: KeyAttribute, item: Item): Buffer | undefined {
  const value = item[name];
  if (!value) return undefined;
  if (typeOf(value) !== type) {
    throw invalidValue(
      `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} IndexName: ${index}`,
    );
  }
  const bytes = encodeKeyValue(value);
  if (bytes.length === 0) {
    throw invalid(
      `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${index}, IndexKey: ${name}`,
    );
  }
  return bytes;
}

/** The key attributes of an item, of the table and of an index. */
export function keyAttributes(item: Item, ...keys: Keys[]): Item {
  const result: Item = {};
  for (const { partition, sort } of keys) {
    result[partition.name] = item[partition.name]!;
    if (sort) result[sort.name] = item[sort.name]!;
  }
  return result;
}
