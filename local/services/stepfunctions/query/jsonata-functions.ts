import { createHash, randomUUID } from 'node:crypto';
import type jsonata from 'jsonata';
import { isObject, type Json } from '../json.ts';

const HASHES: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};
const LARGEST_ARRAY = 1_000_000;

/** JSONata unwraps a one-element *sequence*; AWS's $range makes one, so `$range(1,9,9)` is 1. */
function sequence(values: number[]): number[] {
  return Object.defineProperty(values, 'sequence', { enumerable: false, value: true });
}

export function range(first: number, last: number, step: number): number[] {
  if (step === 0) throw new Error('The third argument of the $range function must not be zero');
  const count = Math.max(0, Math.floor((last - first) / step) + 1);
  if (count > LARGEST_ARRAY) throw new Error(`The $range function cannot make ${count} elements`);
  return sequence(Array.from({ length: count }, (_, index) => first + index * step));
}

export function partition(array: Json[] | Json | undefined, size: number): Json[] | undefined {
  if (array === undefined) return undefined;
  const items = Array.isArray(array) ? array : [array];
  const width = Math.floor(size);
  if (!(width > 0)) throw new Error('The second argument of the $partition function must be a positive number');
  const chunks: Json[] = [];
  for (let start = 0; start < items.length; start += width) chunks.push(items.slice(start, start + width));
  return chunks;
}

export function hash(content: unknown, algorithm: string | undefined): string | undefined {
  if (content === undefined) return undefined;
  const name = HASHES[algorithm ?? 'SHA-256'];
  if (!name) throw new Error(`The $hash function does not support the algorithm ${String(algorithm)}`);
  return createHash(name)
    .update(typeof content === 'string' ? content : JSON.stringify(content))
    .digest('hex');
}

/** A number in [0, 1) from a seed, the same each time (mulberry32). */
export function seededRandom(seed: number): number {
  let state = (Math.trunc(seed) + 0x6d_2b_79_f5) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
}

/** JSONata's own compares every pair; this takes time in proportion to the list. */
export function distinct(list: Json[] | undefined): Json[] | undefined {
  if (!Array.isArray(list) || list.length <= 1) return list;
  const seen = new Set<Json>();
  const values = list.filter((value) => {
    const key = typeof value === 'object' ? canonical(value) : value;
    return !seen.has(key) && seen.add(key);
  });
  return 'sequence' in list ? Object.defineProperty(values, 'sequence', { enumerable: false, value: true }) : values;
}

/** Equal for equal values, whatever the order of their keys; no text of a list can equal it. */
function canonical(value: Json): string {
  const sorted = (_key: string, item: unknown): unknown =>
    isObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item;
  return `\u0000${JSON.stringify(value, sorted)}`;
}

function parse(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

/** What Amazon States Language adds to JSONata 2.0.6, and what it takes away ($eval). */
export function addAwsFunctions(expression: jsonata.Expression): void {
  expression.registerFunction('parse', parse);
  expression.registerFunction('uuid', () => randomUUID());
  const random = (seed?: number): number => (seed === undefined ? Math.random() : seededRandom(seed));
  expression.registerFunction('random', random, '<n?:n>');
  expression.registerFunction('hash', hash);
  expression.registerFunction('partition', partition);
  expression.registerFunction('range', range, '<nnn:a<n>>');
  expression.registerFunction('distinct', distinct, '<x:x>');
  expression.assign('eval', undefined);
}
