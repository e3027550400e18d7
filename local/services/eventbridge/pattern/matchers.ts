import { compileAnythingBut } from './anything-but.ts';
import { compileCidr } from './cidr.ts';
import { InvalidPatternError } from './invalid-pattern.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { compileNumeric } from './numeric.ts';
import type { Scalar, ScalarMatcher } from './scalar.ts';
import { compileWildcard } from './wildcard.ts';

/** One entry of a leaf's list: what it accepts, and whether it accepts that the field is not there. */
export interface LeafMatcher {
  matches: ScalarMatcher;
  acceptsAbsent: boolean;
}

export function text(value: JsonValue | undefined, matcher: string): string {
  if (typeof value !== 'string') throw new InvalidPatternError(`${matcher} match pattern must be a string`);
  return value;
}

function onText(test: (value: string) => boolean): ScalarMatcher {
  return (value) => typeof value === 'string' && test(value);
}

/** The operand of `prefix` and `suffix`: a string, or `{"equals-ignore-case": string}`. */
function affix(value: JsonValue | undefined, matcher: 'prefix' | 'suffix'): ScalarMatcher {
  const method = matcher === 'prefix' ? 'startsWith' : 'endsWith';
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const keys = Object.keys(value);
    if (keys.length !== 1 || keys[0] !== 'equals-ignore-case')
      throw new InvalidPatternError(`Unsupported ${matcher} pattern: ${keys.join()}`);
    const wanted = text(value['equals-ignore-case'], `${matcher} equals-ignore-case`).toLowerCase();
    return onText((candidate) => candidate.toLowerCase()[method](wanted));
  }
  const wanted = text(value, matcher);
  return onText((candidate) => candidate[method](wanted));
}

const byName: Record<string, (operand: JsonValue) => ScalarMatcher> = {
  prefix: (operand) => affix(operand, 'prefix'),
  suffix: (operand) => affix(operand, 'suffix'),
  'equals-ignore-case': (operand) => {
    const wanted = text(operand, 'equals-ignore-case').toLowerCase();
    return onText((value) => value.toLowerCase() === wanted);
  },
  wildcard: (operand) => onText(compileWildcard(text(operand, 'wildcard'))),
  cidr: (operand) => onText(compileCidr(text(operand, 'cidr'))),
  numeric: (operand) => {
    const test = compileNumeric(operand);
    return (value) => typeof value === 'number' && test(value);
  },
  'anything-but': compileAnythingBut,
};

function compileExists(operand: JsonValue | undefined): LeafMatcher {
  if (typeof operand !== 'boolean') throw new InvalidPatternError('exists match pattern must be either true or false.');
  return { matches: () => operand, acceptsAbsent: !operand };
}

function compileMatcherObject(matcher: JsonObject): LeafMatcher {
  const [name, ...rest] = Object.keys(matcher);
  if (name === undefined) throw new InvalidPatternError('Empty objects are not allowed');
  if (rest.length > 0) throw new InvalidPatternError('Only one key allowed in match expression');
  const operand = matcher[name] as JsonValue;
  if (name === 'exists') return compileExists(operand);
  const compile = Object.hasOwn(byName, name) ? byName[name] : undefined;
  if (!compile) throw new InvalidPatternError(`Unrecognized match type ${name}`);
  return { matches: compile(operand), acceptsAbsent: false };
}

export function compileLeafEntry(entry: JsonValue): LeafMatcher {
  if (Array.isArray(entry)) throw new InvalidPatternError('Match value must be String, number, true, false, or null');
  if (typeof entry === 'object' && entry !== null) return compileMatcherObject(entry);
  const literal: Scalar = entry;
  return { matches: (value) => value === literal, acceptsAbsent: false };
}
