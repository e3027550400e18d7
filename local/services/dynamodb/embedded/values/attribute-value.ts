import { invalid, invalidValue } from '../errors.ts';
import { compareNumbers, normalizeNumber } from './number.ts';

/** DynamoDB's JSON: an object with one key that names the type. */
export type AttributeValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { M: Item }
  | { L: AttributeValue[] }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] };
export type Item = Record<string, AttributeValue>;
export type TypeName = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'M' | 'L' | 'SS' | 'NS' | 'BS';

const MAXIMUM_DEPTH = 32;

export const typeOf = (value: AttributeValue): TypeName => {
  for (const type in value) return type as TypeName;
  throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
};

export const raw = (value: AttributeValue): unknown => (value as Record<string, unknown>)[typeOf(value)];

/** Checks a value as it came over the wire and returns it with its numbers in canonical form. */
export function readValue(value: unknown, depth = 0): AttributeValue {
  if (depth > MAXIMUM_DEPTH) throw invalid('Nesting Levels have exceeded supported limits');
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (keys.length === 0)
    throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  if (keys.length > 1)
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  const type = keys[0]!;
  const content = (value as Record<string, unknown>)[type];
  const read = readers[type];
  if (!read) throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  return read(content, depth);
}

export function readItem(item: unknown, depth = 0): Item {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw invalid('An item must be a map of attribute values');
  const result: Item = {};
  for (const name of Object.keys(item)) result[name] = readValue((item as Record<string, unknown>)[name], depth);
  return result;
}

const readers: Record<string, (content: unknown, depth: number) => AttributeValue> = {
  S: (content) => ({ S: string(content) }),
  N: (content) => ({ N: normalizeNumber(string(content)) }),
  B: (content) => ({ B: base64(content) }),
  BOOL: (content) => {
    if (typeof content !== 'boolean') throw invalid('BOOL must be true or false');
    return { BOOL: content };
  },
  NULL: (content) => {
    if (content !== true) throw invalidValue('Null attribute value types must have the value of true');
    return { NULL: true };
  },
  M: (content, depth) => ({ M: readItem(content, depth + 1) }),
  L: (content, depth) => {
    if (!Array.isArray(content)) throw invalid('L must be a list');
    return { L: content.map((element) => readValue(element, depth + 1)) };
  },
  SS: (content) => ({ SS: set(content, string, 'An string set  may not be empty') }),
  NS: (content) => ({ NS: set(content, (one) => normalizeNumber(string(one)), 'An number set  may not be empty') }),
  BS: (content) => ({ BS: set(content, base64, 'Binary sets should not be empty') }),
};

function string(content: unknown): string {
  if (typeof content === 'string') return content;
  throw new TypeError(`${JSON.stringify(content)} is not a string`);
}

function base64(content: unknown): string {
  const text = string(content);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new TypeError('Invalid Base64');
  return text;
}

function set(content: unknown, read: (one: unknown) => string, emptyMessage: string): string[] {
  if (!Array.isArray(content)) throw invalid('A set must be a list');
  if (content.length === 0) throw invalidValue(emptyMessage);
  const members = content.map(read);
  if (new Set(members).size < members.length)
    throw invalidValue(`Input collection [${members.join(', ')}] contains duplicates.`);
  return members;
}

/** Deep equality; sets are equal in any order. */
export function equal(left: AttributeValue, right: AttributeValue): boolean {
  const type = typeOf(left);
  if (type !== typeOf(right)) return false;
  const [a, b] = [raw(left), raw(right)];
  if (type === 'M') return equalItems(a as Item, b as Item);
  if (type === 'L') {
    const [one, two] = [a as AttributeValue[], b as AttributeValue[]];
    return one.length === two.length && one.every((element, index) => equal(element, two[index]!));
  }
  if (Array.isArray(a)) {
    const members = new Set(b as string[]);
    return a.length === members.size && a.every((member) => members.has(member as string));
  }
  return a === b;
}

export function equalItems(left: Item, right: Item): boolean {
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => right[name] !== undefined && equal(left[name]!, right[name]))
  );
}

/** Order of two strings, numbers or binaries; undefined for other or different types. */
export function compare(left: AttributeValue, right: AttributeValue): number | undefined {
  if ('S' in left && 'S' in right)
    return left.S === right.S ? 0 : Buffer.compare(Buffer.from(left.S), Buffer.from(right.S));
  if ('N' in left && 'N' in right) return compareNumbers(left.N, right.N);
  if ('B' in left && 'B' in right) return Buffer.compare(Buffer.from(left.B, 'base64'), Buffer.from(right.B, 'base64'));
  return undefined;
}
