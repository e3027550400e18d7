import { canonical } from './compare.ts';
import type { Json } from './json.ts';

/**
 * Encodes values so that SQLite's byte order of the encoding is AQL's order of the values. `ordered` is false where only
 * equality holds: for arrays, objects and strings whose collation is not simply that of their characters.
 */
export type EncodedKey = { bytes: Buffer; ordered: boolean };

const tag = { null: 1, false: 2, true: 3, number: 4, string: 5, opaque: 7 };
const opaqueString = 0xfe;

export function encodeKey(values: readonly Json[]): EncodedKey {
  const parts: Uint8Array[] = [];
  let ordered = true;
  for (const value of values) {
    const encoded = encodeValue(value);
    parts.push(encoded.bytes);
    ordered &&= encoded.ordered;
  }
  return { bytes: parts.length === 1 ? Buffer.from(parts[0] as Uint8Array) : Buffer.concat(parts), ordered };
}

function encodeValue(value: Json): { bytes: Uint8Array; ordered: boolean } {
  if (value === null) return { bytes: Uint8Array.of(tag.null), ordered: true };
  switch (typeof value) {
    case 'boolean':
      return { bytes: Uint8Array.of(value ? tag.true : tag.false), ordered: true };
    case 'number':
      return { bytes: encodeNumber(value), ordered: true };
    case 'string':
      return encodeString(value);
    default:
      return { bytes: opaque(tag.opaque, canonical(value)), ordered: false };
  }
}

function encodeNumber(value: number): Uint8Array {
  const bytes = Buffer.alloc(9);
  bytes[0] = tag.number;
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1);
  // IEEE 754 sorts as bytes once the sign bit is flipped, and every other bit too for negative numbers.
  if (value < 0) for (let index = 1; index < 9; index++) bytes[index] = ~(bytes[index] as number) & 0xff;
  else bytes[1] = (bytes[1] as number) ^ 0x80;
  return bytes;
}

function encodeString(text: string): { bytes: Uint8Array; ordered: boolean } {
  const { length } = text;
  const bytes = Buffer.alloc(length * 2 + 3);
  bytes[0] = tag.string;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    const weight = weights[code];
    if (weight === undefined || weight === 0) return { bytes: opaque(tag.string, text, opaqueString), ordered: false };
    bytes[index + 1] = weight;
    bytes[length + index + 2] = code >= 65 && code <= 90 ? 2 : 1;
  }
  return { bytes, ordered: true };
}

/** A tag, the text's UTF-8 bytes with zeros escaped, and an end mark: no encoding is a prefix of another. */
function opaque(first: number, text: string, second?: number): Buffer {
  const escaped = Buffer.from(text.replaceAll('\0', '\0\u0001'));
  return Buffer.concat([Buffer.from(second === undefined ? [first] : [first, second]), escaped, Buffer.from([0, 0])]);
}

/**
 * The collation's primary weight of each ASCII character, as a rank; upper and lower case share one. Control characters, which the
 * collation ignores, have none.
 */
const weights = primaryWeights();

function primaryWeights(): Uint8Array {
  const base = new Intl.Collator('en-US', { sensitivity: 'base' });
  const characters: string[] = [];
  for (let code = 1; code < 127; code++) {
    const character = String.fromCharCode(code);
    if (base.compare(character, '') !== 0) characters.push(character);
  }
  characters.sort((left, right) => base.compare(left, right));
  const ranks = new Uint8Array(128);
  let rank = 1;
  characters.forEach((character, index) => {
    if (index === 0 || base.compare(characters[index - 1] as string, character) !== 0) rank++;
    ranks[character.charCodeAt(0)] = rank;
  });
  return ranks;
}

/** The smallest key above every key that starts with `prefix`. */
export function afterPrefix(prefix: Buffer): Buffer {
  return Buffer.concat([prefix, Buffer.from([0xff])]);
}
