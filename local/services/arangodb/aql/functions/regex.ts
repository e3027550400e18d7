import { toBoolean, toNumber, toText } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import type { Run } from '../run.ts';
import { FamilyBuilder, wrongType } from './definition.ts';
import { invalidRegex, regexOf } from './patterns.ts';

const family = new FamilyBuilder();

type Use = (text: string, pattern: RegExp, rest: Json[], run: Run) => Json;

/** A function of a text and a pattern; `flagAt` is the position of its "ignore case" argument among the rest. */
function withPattern(name: string, min: number, max: number, flagAt: number, use: Use): void {
  family.define(name, min, max, ([text, pattern, ...rest], run) => {
    const ignoreCase = toBoolean(rest[flagAt] ?? null);
    const expression = regexOf(toText(pattern as Json), ignoreCase, 'g');
    if (expression === null) return invalidRegex(run);
    expression.lastIndex = 0;
    return use(toText(text as Json), expression, rest, run);
  });
}

withPattern('REGEX_TEST', 2, 3, 0, (text, pattern) => pattern.test(text));
withPattern('REGEX_MATCHES', 2, 3, 0, (text, pattern) => {
  const match = pattern.exec(text);
  return match === null ? null : Array.from(match, (group) => group ?? '');
});
withPattern('REGEX_REPLACE', 3, 4, 1, (text, pattern, [replacement]) =>
  text.replaceAll(pattern, toText(replacement as Json).replaceAll(/\$0/g, '$$&')),
);
withPattern('REGEX_SPLIT', 2, 4, 0, (text, pattern, [, limit], run) => {
  const most = limit === undefined || limit === null ? Number.POSITIVE_INFINITY : toNumber(limit);
  if (most < 0) return wrongType(run, 'REGEX_SPLIT');
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '' || parts.length >= most) continue;
    // What groups capture stays in the result.
    parts.push(text.slice(start, match.index), ...match.slice(1).map((group) => group ?? ''));
    start = match.index + match[0].length;
  }
  if (parts.length < most) parts.push(text.slice(start));
  return parts.slice(0, Math.min(most, parts.length));
});

export const regexFunctions = family.functions;
