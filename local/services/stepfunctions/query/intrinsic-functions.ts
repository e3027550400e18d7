import { createHash, randomUUID } from 'node:crypto';
import { deepEqual, isObject, type Json, tryParse } from '../json.ts';
import { javaFormat } from './java-format.ts';
import { seededRandom } from './jsonata-functions.ts';

/** An intrinsic function called with arguments that it does not take. */
export class IntrinsicError extends Error {}

type Intrinsic = (values: Json[], name: string) => Json;

function refuse(name: string): never {
  throw new IntrinsicError(`Invalid arguments in ${name}`);
}

function list(value: Json | undefined, name: string): Json[] {
  return Array.isArray(value) ? value : refuse(name);
}

function text(value: Json | undefined, name: string): string {
  return typeof value === 'string' ? value : refuse(name);
}

/** Numbers are rounded to whole ones, halves upwards. */
function whole(value: Json | undefined, name: string): number {
  return typeof value === 'number' ? Math.round(value) : refuse(name);
}

function arity(values: Json[], name: string, least: number, most = least): void {
  if (values.length < least || values.length > most) refuse(name);
}

function only(values: Json[], name: string): Json {
  arity(values, name, 1);
  return values[0] as Json;
}

function mathAdd(values: Json[], name: string): Json {
  arity(values, name, 2);
  return whole(values[0], name) + whole(values[1], name);
}

function uuid(values: Json[], name: string): Json {
  arity(values, name, 0);
  return randomUUID();
}

const LARGEST_RANGE = 1000;
const LONGEST_TEXT = 10_000;
const HASHES = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

function format([template, ...values]: Json[], name: string): string {
  let next = 0;
  const filled = text(template, name).replace(/\\([\\{}'])|\{\}/g, (_match, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (next >= values.length) refuse(name);
    return javaFormat(values[next++] as Json);
  });
  return next === values.length ? filled : refuse(name);
}

function range(values: Json[], name: string): Json {
  arity(values, name, 3);
  const [first, last, step] = values.map((value) => whole(value, name)) as [number, number, number];
  const count = step === 0 ? refuse(name) : Math.floor((last - first) / step) + 1;
  if (count > LARGEST_RANGE) throw new IntrinsicError(`${name} can make at most ${LARGEST_RANGE} elements`);
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step);
}

function partition(values: Json[], name: string): Json {
  arity(values, name, 2);
  const items = list(values[0], name);
  const size = whole(values[1], name);
  if (size <= 0) refuse(name);
  const chunks: Json[] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

function getItem(values: Json[], name: string): Json {
  arity(values, name, 2);
  const items = list(values[0], name);
  const index = whole(values[1], name);
  return index >= 0 && index < items.length ? (items[index] as Json) : refuse(name);
}

function unique(values: Json[], name: string): Json {
  arity(values, name, 1);
  const out: Json[] = [];
  for (const item of list(values[0], name)) if (!out.some((seen) => deepEqual(seen, item))) out.push(item);
  return out;
}

function base64(values: Json[], name: string, from: 'utf8' | 'base64', to: 'utf8' | 'base64'): Json {
  arity(values, name, 1);
  const source = text(values[0], name);
  if (source.length > LONGEST_TEXT) throw new IntrinsicError(`${name} takes at most ${LONGEST_TEXT} characters`);
  return Buffer.from(source, from).toString(to);
}

function hash(values: Json[], name: string): Json {
  arity(values, name, 2);
  const [content, algorithm] = values;
  if (typeof algorithm !== 'string' || !HASHES.includes(algorithm)) refuse(name);
  const source = typeof content === 'string' ? content : JSON.stringify(content);
  if (source.length > LONGEST_TEXT) throw new IntrinsicError(`${name} takes at most ${LONGEST_TEXT} characters`);
  return createHash(algorithm.replace('-', '').toLowerCase()).update(source).digest('hex');
}

function merge(values: Json[], name: string): Json {
  arity(values, name, 3);
  const [left, right, deep] = values;
  if (!isObject(left) || !isObject(right) || typeof deep !== 'boolean') refuse(name);
  if (deep)
    throw new IntrinsicError('States.JsonMerge supports only shallow merging: its third argument must be false');
  return { ...left, ...right };
}

function fromJson(values: Json[], name: string): Json {
  arity(values, name, 1);
  const source = text(values[0], name);
  if (source.trim() === '') return null;
  const value = tryParse(source);
  return value === undefined ? refuse(name) : value;
}

function random(values: Json[], name: string): Json {
  arity(values, name, 2, 3);
  const [first, last] = [whole(values[0], name), whole(values[1], name)];
  if (last <= first) refuse(name);
  const fraction = values.length === 3 ? seededRandom(whole(values[2], name)) : Math.random();
  return first + Math.floor(fraction * (last - first));
}

/** Splits at any character of the second argument; empty parts are left out. */
function split(values: Json[], name: string): Json {
  arity(values, name, 2);
  const delimiters = new Set(text(values[1], name));
  const parts: string[] = [''];
  for (const char of text(values[0], name)) {
    if (delimiters.has(char)) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.filter((part) => part !== '');
}

export const INTRINSICS: Record<string, Intrinsic> = {
  'States.Format': format,
  'States.StringToJson': fromJson,
  'States.JsonToString': (values, name) => JSON.stringify(only(values, name)),
  'States.Array': (values) => values,
  'States.ArrayPartition': partition,
  'States.ArrayContains': (values, name) => {
    arity(values, name, 2);
    return list(values[0], name).some((item) => deepEqual(item, values[1]));
  },
  'States.ArrayRange': range,
  'States.ArrayGetItem': getItem,
  'States.ArrayLength': (values, name) => list(only(values, name), name).length,
  'States.ArrayUnique': unique,
  'States.Base64Encode': (values, name) => base64(values, name, 'utf8', 'base64'),
  'States.Base64Decode': (values, name) => base64(values, name, 'base64', 'utf8'),
  'States.Hash': hash,
  'States.JsonMerge': merge,
  'States.MathRandom': random,
  'States.MathAdd': mathAdd,
  'States.StringSplit': split,
  'States.UUID': uuid,
};
