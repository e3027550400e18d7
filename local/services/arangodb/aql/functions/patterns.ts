import { errorNumbers } from '../../errors.ts';
import { toText } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import type { Run } from '../run.ts';

const cache = new Map<string, RegExp | null>();
const cacheLimit = 500;

function cached(key: string, build: () => RegExp): RegExp | null {
  let found = cache.get(key);
  if (found === undefined) {
    if (cache.size >= cacheLimit) cache.clear();
    try {
      found = build();
    } catch {
      found = null;
    }
    cache.set(key, found);
  }
  return found;
}

/** LIKE: `%` any text, `_` one character, a backslash makes either literal. */
export function matchesLike(value: Json, pattern: Json, ignoreCase: boolean): boolean {
  const source = toText(pattern);
  const expression = cached(`${ignoreCase ? 'i' : 'c'}${source}`, () => likeExpression(source, ignoreCase));
  return expression?.test(toText(value)) ?? false;
}

function likeExpression(pattern: string, ignoreCase: boolean): RegExp {
  let source = '';
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index] as string;
    const next = pattern[index + 1];
    if (character === '%') source += '[^]*';
    else if (character === '_') source += '[^]';
    else if (character === '\\' && (next === '%' || next === '_' || next === '\\')) {
      source += escapeExpression(next);
      index++;
    } else source += escapeExpression(character);
  }
  return new RegExp(`^${source}$`, ignoreCase ? 'iu' : 'u');
}

export function escapeExpression(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A regular expression as the REGEX functions take it (ICU's syntax, which JavaScript's mostly shares). */
export function regexOf(pattern: string, ignoreCase: boolean, flags = ''): RegExp | null {
  const all = `${flags}${ignoreCase ? 'i' : ''}`;
  return cached(`r${all}/${pattern}`, () => {
    try {
      return new RegExp(pattern, `${all}u`);
    } catch {
      return new RegExp(pattern, all);
    }
  });
}

export function invalidRegex(run: Run): null {
  return run.warn(errorNumbers.invalidRegex, 'invalid regex value');
}

export function matchesRegex(value: Json, pattern: Json, run: Run): boolean {
  const expression = regexOf(toText(pattern), false);
  if (expression === null) {
    invalidRegex(run);
    return false;
  }
  return expression.test(toText(value));
}
