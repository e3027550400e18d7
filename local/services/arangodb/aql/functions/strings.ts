import { toBoolean, toNumber, toText } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import { isObject } from '../../values/json.ts';
import { FamilyBuilder, wrongType } from './definition.ts';
import { matchesLike } from './patterns.ts';

const family = new FamilyBuilder();

/** Positions count characters, not UTF-16 units. */
function characters(value: Json | undefined): string[] {
  return [...toText(value ?? null)];
}

function whole(value: Json | undefined): number {
  return Math.trunc(toNumber(value ?? null));
}

function join(separator: string, values: Json[]): string {
  return values
    .filter((value) => value !== null)
    .map(toText)
    .join(separator);
}

function onlyArray(args: Json[]): Json[] {
  const [first] = args;
  return args.length === 1 && Array.isArray(first) ? first : args;
}

function find(text: string[], search: string[], start: number, end: number, backwards: boolean): number {
  const last = end - search.length;
  const matchesAt = (at: number): boolean => search.every((character, index) => text[at + index] === character);
  if (backwards) {
    for (let at = last; at >= start; at--) if (matchesAt(at)) return at;
  } else {
    for (let at = start; at <= last; at++) if (matchesAt(at)) return at;
  }
  return -1;
}

function search(name: string, backwards: boolean): void {
  family.define(name, 2, 4, ([text, needle, start, end], run) => {
    const all = characters(text);
    const from = start === undefined || start === null ? 0 : whole(start);
    const to = end === undefined || end === null ? all.length : Math.min(all.length, whole(end) + 1);
    if (from < 0 || (end !== undefined && end !== null && whole(end) < from))
      return from < 0 ? wrongType(run, name) : -1;
    return find(all, characters(needle), from, to, backwards);
  });
}

search('FIND_FIRST', false);
search('FIND_LAST', true);

/** `length` characters from `start`; a negative start counts from the end, a negative length leaves out that many. */
function substring(text: string[], start: number, length: number | undefined): string {
  const begin = start < 0 ? Math.max(0, text.length + start) : start;
  if (length === undefined) return text.slice(begin).join('');
  return text.slice(begin, length < 0 ? Math.max(begin, text.length + length) : begin + length).join('');
}

const blank = /[\r\n\t ]/;

function trim(value: Json | undefined, chars: Json | undefined, left: boolean, right: boolean): string {
  const text = characters(value);
  const set = typeof chars === 'string' ? new Set(chars) : undefined;
  const isTrimmed = (character: string): boolean => (set === undefined ? blank.test(character) : set.has(character));
  let from = 0;
  let to = text.length;
  while (left && from < to && isTrimmed(text[from] as string)) from++;
  while (right && to > from && isTrimmed(text[to - 1] as string)) to--;
  return text.slice(from, to).join('');
}

family
  .define('CHAR_LENGTH', 1, 1, ([value]) => characters(value).length)
  .variadic('CONCAT', 1, (args) => join('', onlyArray(args)))
  .variadic('CONCAT_SEPARATOR', 2, ([separator, ...rest]) => join(toText(separator as Json), onlyArray(rest)))
  .define('CONTAINS', 2, 3, ([text, needle, asIndex]) => {
    const wanted = characters(needle);
    const all = characters(text);
    const position = wanted.length === 0 ? -1 : find(all, wanted, 0, all.length, false);
    return toBoolean(asIndex ?? null) ? position : position >= 0;
  })
  .define('LEFT', 2, 2, ([text, count]) =>
    characters(text)
      .slice(0, Math.max(0, whole(count)))
      .join(''),
  )
  .define('RIGHT', 2, 2, ([text, count]) => {
    const all = characters(text);
    return all.slice(Math.max(0, all.length - Math.max(0, whole(count)))).join('');
  })
  .define('SUBSTRING', 2, 3, ([text, start, length]) =>
    substring(characters(text), whole(start), length === undefined ? undefined : whole(length)),
  )
  .define('LOWER', 1, 1, ([text]) => toText(text as Json).toLowerCase())
  .define('UPPER', 1, 1, ([text]) => toText(text as Json).toUpperCase())
  .define('TRIM', 1, 2, ([text, type]) => {
    const side = typeof type === 'number' ? type : 0;
    return trim(text, type, side !== 2, side !== 1);
  })
  .define('LTRIM', 1, 2, ([text, chars]) => trim(text, chars, true, false))
  .define('RTRIM', 1, 2, ([text, chars]) => trim(text, chars, false, true))
  .define('REVERSE', 1, 1, ([value]) =>
    Array.isArray(value) ? value.toReversed() : characters(value).reverse().join(''),
  )
  .define('REPEAT', 2, 3, ([text, count, separator], run, name) => {
    const times = whole(count);
    const part = toText(text as Json);
    if (times < 0 || times * Math.max(1, part.length) > longestText) return wrongType(run, name);
    return new Array<string>(times).fill(part).join(separator === undefined ? '' : toText(separator));
  })
  .define('STARTS_WITH', 2, 3, ([text, prefixes, minimum], run, name) => {
    if (typeof text !== 'string') return wrongType(run, name);
    if (!Array.isArray(prefixes))
      return typeof prefixes === 'string' ? text.startsWith(prefixes) : wrongType(run, name);
    const matching = prefixes.filter((prefix) => typeof prefix === 'string' && text.startsWith(prefix)).length;
    return matching >= (minimum === undefined ? 1 : whole(minimum));
  })
  .define('LIKE', 2, 3, ([text, pattern, ignoreCase]) =>
    matchesLike(text as Json, pattern as Json, toBoolean(ignoreCase ?? null)),
  )
  .define('SPLIT', 1, 3, ([text, separator, limit], run, name) => {
    const value = toText(text as Json);
    const most = limit === undefined || limit === null ? Number.POSITIVE_INFINITY : whole(limit);
    if (most < 0) return wrongType(run, name);
    if (separator === undefined || separator === null) return [value];
    const parts = splitAt(value, Array.isArray(separator) ? separator.map(toText) : [toText(separator)]);
    return parts.slice(0, Math.min(most, parts.length));
  })
  .define('SUBSTITUTE', 2, 4, ([text, what, by, limit], run, name) => {
    const value = toText(text as Json);
    if (what !== undefined && isObject(what)) {
      const most = by === undefined || by === null ? Number.POSITIVE_INFINITY : whole(by);
      return substitute(value, Object.keys(what), Object.values(what).map(toText), most);
    }
    const most = limit === undefined || limit === null ? Number.POSITIVE_INFINITY : whole(limit);
    if (most < 0) return wrongType(run, name);
    const searches = Array.isArray(what) ? what.map(toText) : [toText(what as Json)];
    return substitute(value, searches, replacements(searches, by), most);
  });

/** REPEAT makes no text longer than this. */
const longestText = 16 * 1024 * 1024;

function splitAt(text: string, separators: string[]): string[] {
  if (separators.includes('')) return [...text];
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; ) {
    const found = separators.find((separator) => text.startsWith(separator, at));
    if (found === undefined) {
      at++;
      continue;
    }
    parts.push(text.slice(start, at));
    at += found.length;
    start = at;
  }
  parts.push(text.slice(start));
  return parts;
}

function replacements(searches: string[], by: Json | undefined): string[] {
  if (Array.isArray(by)) return searches.map((_search, index) => toText(by[index] ?? null));
  return searches.map(() => toText(by ?? null));
}

/** One pass over the text: what a replacement inserts is not searched again. */
function substitute(text: string, searches: string[], values: string[], limit: number): string {
  let result = '';
  let left = limit;
  for (let at = 0; at < text.length; ) {
    const index = left <= 0 ? -1 : searches.findIndex((wanted) => wanted !== '' && text.startsWith(wanted, at));
    if (index < 0) {
      result += text[at++];
      continue;
    }
    result += values[index] as string;
    at += (searches[index] as string).length;
    left--;
  }
  return result;
}

export const stringFunctions = family.functions;
