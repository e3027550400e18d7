import { isObject, type Json } from '../json.ts';

/**
 * A schema of the AWS SDK's models: a number for a simple type, a compound such as `[3, namespace, name, traits, members, schemas, required]`,
 * a compound or type with the traits it has as a member (`[schema, traits]`), or a function that gives one of them.
 */
export type ApiSchema = unknown;

const [LIST, MAP, STRUCTURE, UNION] = [1, 2, 3, 4];
const [LIST_OF, MAP_OF, BLOB, STREAM] = [64, 128, 21, 42];

interface Against {
  /** Whether required members must be there. */
  complete: boolean;
  /** Members whose value may be anything, by path. */
  free: ReadonlySet<string>;
}

/** What of a value does not conform to a schema, each with its path. Members that the schema does not know are no concern of it. */
export function* mismatches(schema: ApiSchema, value: Json, against: Against, at = ''): Generator<string> {
  if (against.free.has(at)) return;
  const plain = dereferenced(schema);
  if (typeof plain === 'number') yield* simple(plain, value, against, at);
  else if (Array.isArray(plain)) yield* compound(plain, value, against, at);
}

function* compound(schema: unknown[], value: Json, against: Against, at: string): Generator<string> {
  const [kind] = schema;
  if (kind === STRUCTURE || kind === UNION) yield* structure(schema, value, against, at);
  else if (kind === LIST) yield* list(schema[4], value, against, at);
  else if (kind === MAP) yield* map(schema[5], value, against, at);
  else yield* mismatches(schema[4], value, against, at);
}

function* structure(schema: unknown[], value: Json, against: Against, at: string): Generator<string> {
  if (!isObject(value)) {
    yield wrong(at, 'an object');
    return;
  }
  // The SDK orders the members that are required first.
  const [names, schemas, required] = [schema[4] as string[], schema[5] as unknown[], Number(schema[6] ?? 0)];
  for (const [index, name] of names.entries()) {
    const member = memberName(name);
    const path = at === '' ? member : `${at}.${member}`;
    const given = value[member];
    if (given !== undefined && given !== null) yield* mismatches(schemas[index], given, against, path);
    else if (against.complete && index < required) yield `'${path}' is required`;
  }
}

function* list(item: ApiSchema, value: Json, against: Against, at: string): Generator<string> {
  if (Array.isArray(value))
    for (const [index, one] of value.entries()) yield* mismatches(item, one, against, `${at}[${index}]`);
  else yield wrong(at, 'an array');
}

function* map(item: ApiSchema, value: Json, against: Against, at: string): Generator<string> {
  if (isObject(value))
    for (const [key, one] of Object.entries(value)) yield* mismatches(item, one, against, `${at}.${key}`);
  else yield wrong(at, 'an object');
}

function* simple(type: number, value: Json, against: Against, at: string): Generator<string> {
  if (type >= MAP_OF) yield* map(type - MAP_OF, value, against, at);
  else if (type >= LIST_OF) yield* list(type - LIST_OF, value, against, at);
  else {
    const expected = EXPECTED.get(type);
    if (expected && !expected.types.includes(typeof value)) yield wrong(at, expected.what);
  }
}

const TEXT = { what: 'a string', types: ['string'] };
const NUMBER = { what: 'a number', types: ['number'] };
/** Times travel as texts or as seconds. */
const TIME = { what: 'a timestamp', types: ['string', 'number'] };

/** What simple types are in JSON, by their numbers in the models; binary data is text. */
const EXPECTED = new Map<number, { what: string; types: string[] }>([
  [0, TEXT],
  [1, NUMBER],
  [2, { what: 'a boolean', types: ['boolean'] }],
  [4, TIME],
  [5, TIME],
  [6, TIME],
  [7, TIME],
  [17, NUMBER],
  [19, NUMBER],
  [BLOB, TEXT],
  [STREAM, TEXT],
]);

function dereferenced(schema: ApiSchema): ApiSchema {
  let plain = schema;
  for (;;) {
    if (typeof plain === 'function') plain = (plain as () => ApiSchema)();
    else if (Array.isArray(plain) && plain.length === 2) plain = plain[0] as ApiSchema;
    else return plain;
  }
}

/** Step Functions writes all members of its integrations' results with a capital. */
export function memberName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function wrong(at: string, what: string): string {
  return `${at === '' ? 'the result' : `'${at}'`} must be ${what}`;
}
