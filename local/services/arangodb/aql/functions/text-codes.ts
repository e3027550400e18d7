import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { toNumber, toText } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import { FamilyBuilder, wrongType } from './definition.ts';

const family = new FamilyBuilder();

for (const name of ['MD5', 'SHA1', 'SHA256', 'SHA512']) {
  family.define(name, 1, 1, ([text]) =>
    createHash(name.toLowerCase())
      .update(toText(text as Json))
      .digest('hex'),
  );
}

const tokenCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const longestToken = 65_536;

family
  .define('JSON_STRINGIFY', 1, 1, ([value]) => JSON.stringify(value))
  .define('JSON_PARSE', 1, 1, ([text], run, name) => {
    if (typeof text !== 'string') return wrongType(run, name);
    try {
      return JSON.parse(text) as Json;
    } catch {
      return wrongType(run, name);
    }
  })
  .define('ENCODE_URI_COMPONENT', 1, 1, ([text]) => encodeURIComponent(toText(text as Json)))
  .define('TO_BASE64', 1, 1, ([text]) => Buffer.from(toText(text as Json)).toString('base64'))
  .define('TO_HEX', 1, 1, ([text]) => Buffer.from(toText(text as Json)).toString('hex'))
  .define('TO_CHAR', 1, 1, ([code], run, name) => {
    const point = Math.trunc(toNumber(code as Json));
    return point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : wrongType(run, name);
  })
  .define('UUID', 0, 0, () => randomUUID(), false)
  .define(
    'RANDOM_TOKEN',
    1,
    1,
    ([length], run, name) => {
      const count = Math.trunc(toNumber(length as Json));
      if (count < 0 || count > longestToken) return wrongType(run, name);
      return [...randomBytes(count)].map((byte) => tokenCharacters[byte % tokenCharacters.length]).join('');
    },
    false,
  )
  .define('CRC32', 1, 1, ([text]) => crc32c(Buffer.from(toText(text as Json))).toString(16))
  .define('FNV64', 1, 1, ([text]) => fnv64(Buffer.from(toText(text as Json))).toString(16))
  .define('SUBSTRING_BYTES', 2, 3, ([text, offset, length], run, name) => {
    const bytes = Buffer.from(toText(text as Json));
    const start = Math.trunc(toNumber(offset as Json));
    const begin = start < 0 ? Math.max(0, bytes.length + start) : start;
    const part = bytes.subarray(begin, length === undefined ? undefined : begin + Math.trunc(toNumber(length)));
    const result = part.toString('utf8');
    return result.includes('\ufffd') ? wrongType(run, name) : result;
  })
  .define('SOUNDEX', 1, 1, ([text]) => soundex(toText(text as Json)))
  .define('LEVENSHTEIN_DISTANCE', 2, 2, ([left, right]) =>
    levenshtein([...toText(left as Json)], [...toText(right as Json)]),
  )
  .define('IS_IPV4', 1, 1, ([text]) => addressOf(text) !== undefined)
  .define('IPV4_TO_NUMBER', 1, 1, ([text], run, name) => addressOf(text) ?? wrongType(run, name))
  .define('IPV4_FROM_NUMBER', 1, 1, ([value], run, name) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 0xffffffff)
      return wrongType(run, name);
    return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
  });

/** CRC-32C: the Castagnoli polynomial, reflected. */
function crc32c(bytes: Buffer): number {
  let state = 0xffffffff;
  for (const byte of bytes) {
    state ^= byte;
    for (let bit = 0; bit < 8; bit++) state = (state >>> 1) ^ (state & 1 ? 0x82f63b78 : 0);
  }
  return (state ^ 0xffffffff) >>> 0;
}

function fnv64(bytes: Buffer): bigint {
  let state = 0xcbf29ce484222325n;
  for (const byte of bytes) state = BigInt.asUintN(64, (state ^ BigInt(byte)) * 0x100000001b3n);
  return state;
}

const soundexDigits: Record<string, string> = Object.fromEntries(
  ['BFPV', 'CGJKQSXZ', 'DT', 'L', 'MN', 'R'].flatMap((letters, index) =>
    [...letters].map((letter) => [letter, String(index + 1)]),
  ),
);

function soundex(text: string): string {
  const letters = [...text.trim().toUpperCase()].filter((letter) => letter >= 'A' && letter <= 'Z');
  const [first, ...rest] = letters;
  if (first === undefined) return '';
  let code = first;
  let previous = soundexDigits[first];
  for (const letter of rest) {
    const digit = soundexDigits[letter];
    if (digit !== undefined && digit !== previous) code += digit;
    if (letter !== 'H' && letter !== 'W') previous = digit;
    if (code.length === 4) break;
  }
  return code.padEnd(4, '0');
}

/** Damerau-Levenshtein: inserting, deleting, replacing one character or swapping two neighbours each cost 1. */
function levenshtein(left: string[], right: string[]): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_item, index) => index)];
  for (let i = 1; i <= left.length; i++) {
    const above = rows[i - 1] as number[];
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      let least = Math.min(
        (above[j - 1] as number) + (same ? 0 : 1),
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
      );
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      if (swapped) least = Math.min(least, ((rows[i - 2] as number[])[j - 2] as number) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return (rows[left.length] as number[])[right.length] as number;
}

function addressOf(value: Json | undefined): number | undefined {
  if (typeof value !== 'string') return undefined;
  const parts = value.split('.');
  const valid = parts.length === 4 && parts.every((part) => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255);
  return valid ? parts.reduce((sum, part) => sum * 256 + Number(part), 0) : undefined;
}

export const codeFunctions = family.functions;
