import { InvalidPatternError } from './invalid-pattern.ts';
import { isJsonObject, type JsonValue } from './json.ts';
import type { Scalar, ScalarMatcher } from './scalar.ts';
import { compileWildcard } from './wildcard.ts';

function strings(operand: JsonValue | undefined, name: string): string[] {
  const list = Array.isArray(operand) ? operand : [operand];
  if (list.length === 0) throw new InvalidPatternError(`Null/Empty ${name} list inside anything-but`);
  return list.map((entry) => {
    if (typeof entry !== 'string')
      throw new InvalidPatternError(`Inside anything but ${name} list must be of type string`);
    return entry;
  });
}

const excluded: Record<string, (values: string[]) => (value: string) => boolean> = {
  prefix: (values) => (value) => values.some((prefix) => value.startsWith(prefix)),
  suffix: (values) => (value) => values.some((suffix) => value.endsWith(suffix)),
  'equals-ignore-case': (values) => {
    const lower = new Set(values.map((value) => value.toLowerCase()));
    return (value) => lower.has(value.toLowerCase());
  },
  wildcard: (values) => {
    const tests = values.map(compileWildcard);
    return (value) => tests.some((test) => test(value));
  },
};

/** Accepts every scalar that is there and not excluded: strings, numbers, or one nested matcher over strings. */
export function compileAnythingBut(operand: JsonValue): ScalarMatcher {
  if (isJsonObject(operand)) {
    const [name = '', ...rest] = Object.keys(operand);
    const compile = Object.hasOwn(excluded, name) ? excluded[name] : undefined;
    if (!compile || rest.length > 0) throw new InvalidPatternError(`Unsupported anything-but pattern: ${name}`);
    const isExcluded = compile(strings(operand[name], name));
    return (value) => typeof value !== 'string' || !isExcluded(value);
  }
  const list = Array.isArray(operand) ? operand : [operand];
  const kinds = new Set(list.map((entry) => typeof entry));
  if (list.length === 0 || kinds.size !== 1 || (!kinds.has('string') && !kinds.has('number')))
    throw new InvalidPatternError(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    );
  const values = new Set<unknown>(list);
  return (value: Scalar) => !values.has(value);
}
