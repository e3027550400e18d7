import { InvalidPatternError } from './invalid-pattern.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';
import { compileLeafEntry, type LeafMatcher } from './matchers.ts';
import { isScalar, type Scalar } from './scalar.ts';

export type EventMatcher = (event: JsonObject) => boolean;
type Path = readonly string[];
type NodeMatcher = (value: JsonValue | undefined, root: JsonObject) => boolean;

const deepest = 64;

/** Whether a scalar stands anywhere at `path`, in any element of the arrays on the way. */
function hasLeaf(value: JsonValue | undefined, path: Path, at = 0): boolean {
  if (Array.isArray(value)) return value.some((element) => hasLeaf(element, path, at));
  if (at === path.length) return isScalar(value);
  return isJsonObject(value) && Object.hasOwn(value, path[at]!) && hasLeaf(value[path[at]!], path, at + 1);
}

function anyScalar(value: JsonValue | undefined, test: (scalar: Scalar) => boolean): boolean {
  if (Array.isArray(value)) return value.some((element) => anyScalar(element, test));
  return isScalar(value) && test(value);
}

function compileLeaf(entries: JsonValue[], path: Path): NodeMatcher {
  if (entries.length === 0) throw new InvalidPatternError('Empty arrays are not allowed');
  const matchers: LeafMatcher[] = entries.map(compileLeafEntry);
  const literals = new Set<JsonValue>(entries.filter((entry) => isScalar(entry)));
  const onlyLiterals = literals.size > 0 && matchers.length === entries.filter((entry) => isScalar(entry)).length;
  if (onlyLiterals)
    return (value) =>
      Array.isArray(value) ? anyScalar(value, (s) => literals.has(s)) : isScalar(value) && literals.has(value);
  const acceptsAbsent = matchers.some((matcher) => matcher.acceptsAbsent);
  return (value, root) =>
    anyScalar(value, (scalar) => matchers.some((matcher) => matcher.matches(scalar))) ||
    (acceptsAbsent && !hasLeaf(root, path));
}

function compileOr(alternatives: JsonValue | undefined, path: Path): NodeMatcher {
  if (!Array.isArray(alternatives) || alternatives.length < 2)
    throw new InvalidPatternError('There must have at least 2 Objects in $or relationship.');
  const matchers = alternatives.map((alternative) => {
    if (!isJsonObject(alternative))
      throw new InvalidPatternError('Only Object is allowed in array of $or relationship.');
    return compileNode(alternative, path);
  });
  return (value, root) => matchers.some((matcher) => matcher(value, root));
}

function compileField(key: string, pattern: JsonValue | undefined, path: Path): NodeMatcher {
  const fieldPath = [...path, key];
  if (Array.isArray(pattern)) return compileLeaf(pattern, fieldPath);
  if (isJsonObject(pattern)) return compileNode(pattern, fieldPath);
  throw new InvalidPatternError(`"${key}" must be an object or an array`);
}

/**
 * All conditions below an object hold within the same element where the event has an array of objects (as on AWS), and a
 * missing object still satisfies `exists: false` further down.
 */
function compileNode(pattern: JsonObject, path: Path): NodeMatcher {
  if (path.length > deepest) throw new InvalidPatternError(`Nested deeper than ${deepest} levels`);
  const keys = Object.keys(pattern);
  if (keys.length === 0)
    throw new InvalidPatternError(path.length === 0 ? 'Event pattern is empty' : 'Empty objects are not allowed');
  const alternatives = keys.includes('$or') ? compileOr(pattern.$or, path) : undefined;
  const fields = keys
    .filter((key) => key !== '$or')
    .map((key) => ({ key, test: compileField(key, pattern[key], path) }));
  const node: NodeMatcher = (value, root) => {
    if (Array.isArray(value) && value.length > 0) return value.some((element) => node(element, root));
    const object = isJsonObject(value) ? value : undefined;
    for (const { key, test } of fields) {
      if (!test(object && Object.hasOwn(object, key) ? object[key] : undefined, root)) return false;
    }
    return alternatives ? alternatives(value, root) : true;
  };
  return node;
}

/** Compiles an event pattern, or throws InvalidPatternError with AWS's reason. */
export function compilePattern(pattern: JsonValue): EventMatcher {
  if (!isJsonObject(pattern)) throw new InvalidPatternError('Filter is not an object');
  const node = compileNode(pattern, []);
  return (event) => node(event, event);
}

/** A pattern as the API carries it: JSON text. */
export function parsePattern(source: string): EventMatcher {
  let pattern: JsonValue;
  try {
    pattern = JSON.parse(source) as JsonValue;
  } catch (cause) {
    throw new InvalidPatternError(`Filter is not valid JSON: ${(cause as Error).message}`);
  }
  return compilePattern(pattern);
}
