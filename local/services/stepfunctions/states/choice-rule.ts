import { isObject, type Json, type JsonObject } from '../json.ts';
import { timestampMs } from './timestamp.ts';

/** How a rule reads the paths in it; `exists` answers whether a path leads anywhere. */
export interface ChoicePaths {
  read(path: string, field: string): Json;
  exists(path: string): boolean;
}

type Kind = 'String' | 'Numeric' | 'Timestamp' | 'Boolean';
const COMPARISON =
  /^(String|Numeric|Timestamp|Boolean)(Equals|LessThanEquals|GreaterThanEquals|LessThan|GreaterThan)(Path)?$/;
const TYPE_TESTS: Record<string, (value: Json) => boolean> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === 'string',
  IsNumeric: (value) => typeof value === 'number',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => timestampMs(value) !== undefined,
};

/** Whether a JSONPath choice rule holds. */
export function ruleHolds(rule: JsonObject, paths: ChoicePaths): boolean {
  if (Array.isArray(rule.And)) return (rule.And as JsonObject[]).every((inner) => ruleHolds(inner, paths));
  if (Array.isArray(rule.Or)) return (rule.Or as JsonObject[]).some((inner) => ruleHolds(inner, paths));
  if (isObject(rule.Not)) return !ruleHolds(rule.Not, paths);
  const operator = Object.keys(rule).find(
    (key) => COMPARISON.test(key) || key === 'StringMatches' || key.startsWith('Is'),
  );
  if (operator === undefined) return false;
  const variable = rule.Variable as string;
  if (operator === 'IsPresent') return paths.exists(variable) === rule.IsPresent;
  const value = paths.read(variable, 'Variable');
  const test = TYPE_TESTS[operator];
  if (test) return test(value) === rule[operator];
  if (operator === 'StringMatches')
    return typeof value === 'string' && matchesPattern(value, rule.StringMatches as string);
  return compare(operator, value, rule[operator] as Json, paths);
}

function compare(operator: string, value: Json, given: Json, paths: ChoicePaths): boolean {
  const [, kind, relation, byPath] = COMPARISON.exec(operator) as unknown as [string, Kind, string, string | undefined];
  const left = comparable(kind, value);
  const right = comparable(kind, byPath ? paths.read(given as string, operator) : given);
  if (left === undefined || right === undefined) return false;
  if (relation === 'Equals') return left === right;
  if (relation === 'LessThan') return left < right;
  if (relation === 'LessThanEquals') return left <= right;
  return relation === 'GreaterThan' ? left > right : left >= right;
}

/** The value in a form that JavaScript compares rightly; undefined when it is of another type, so that no comparison holds. */
function comparable(kind: Kind, value: Json): string | number | boolean | undefined {
  if (kind === 'Timestamp') return timestampMs(value);
  if (kind === 'String') return typeof value === 'string' ? value : undefined;
  if (kind === 'Numeric') return typeof value === 'number' ? value : undefined;
  return typeof value === 'boolean' ? value : undefined;
}

/** `*` stands for any characters; `\*` and `\\` for themselves. Linear in the text's length times the pattern's. */
export function matchesPattern(text: string, pattern: string): boolean {
  const parts = patternParts(pattern);
  const first = parts[0] ?? '';
  const rest = parts.slice(1);
  if (rest.length === 0) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  const last = rest.pop() as string;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function patternParts(pattern: string): string[] {
  const parts = [''];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] as string;
    if (char === '*') parts.push('');
    else if (char === '\\' && at + 1 < pattern.length) parts[parts.length - 1] += pattern.charAt(++at);
    else parts[parts.length - 1] += char;
  }
  return parts;
}
