import { deepEqual, isObject, type Json } from '../json.ts';
import type { FilterOperand, FilterTest, PathStep } from './path-steps.ts';

/** A definite step that found nothing: `at` names the place as `$['a']['b']`. */
export class PathMissing extends Error {
  readonly at: string;
  constructor(at: string, message: string) {
    super(message);
    this.at = at;
  }
}

/** Whether a path names one place (a reference path) rather than a list of them. */
export function isDefinite(steps: PathStep[]): boolean {
  return steps.every((step) => !step.many);
}

/**
 * The value at a path. A definite path gives the value or throws PathMissing; an indefinite one gives a list,
 * which is empty where nothing matches, even where the path leads nowhere.
 */
export function select(root: Json, steps: PathStep[]): Json {
  let definite = true;
  let values: Json[] = [root];
  let at = '$';
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index] as PathStep;
    if (step.kind === 'function') {
      const subject = definite ? (values[0] as Json) : values;
      values = [applyFunction(step.name, subject)];
      definite = true;
      continue;
    }
    if (step.kind === 'names') at += `['${step.names.join("','")}']`;
    else if (step.kind === 'indexes') at += `[${step.indexes.join(',')}]`;
    const next = values.flatMap((value) => selectStep(root, value, step));
    if (definite && !step.many && next.length === 0) {
      const rest = steps.slice(index);
      if (isDefinite(rest)) throw new PathMissing(at, missing(at, rest.length === 1));
      return [];
    }
    definite &&= !step.many;
    values = next;
  }
  return definite ? (values[0] as Json) : values;
}

function missing(at: string, last: boolean): string {
  return last ? `No results for path: ${at}` : `Missing property in path ${at}`;
}

function selectStep(root: Json, value: Json, step: Exclude<PathStep, { kind: 'function' }>): Json[] {
  switch (step.kind) {
    case 'names':
      return isObject(value) ? step.names.filter((n) => Object.hasOwn(value, n)).map((n) => value[n] as Json) : [];
    case 'indexes':
      return Array.isArray(value) ? step.indexes.flatMap((i) => elementAt(value, i)) : [];
    case 'slice':
      return Array.isArray(value) ? slice(value, step.from, step.to, step.step) : [];
    case 'wildcard':
      return Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
    case 'descend':
      return descend(value);
    case 'filter':
      return candidates(value).filter((item) => passes(step.test, item, root));
  }
}

function elementAt(list: Json[], index: number): Json[] {
  const found = index < 0 ? list.length + index : index;
  return found >= 0 && found < list.length ? [list[found] as Json] : [];
}

function slice(list: Json[], from: number | undefined, to: number | undefined, step: number): Json[] {
  const part = list.slice(from ?? 0, to ?? list.length);
  return step > 1 ? part.filter((_, index) => index % step === 0) : part;
}

function descend(value: Json): Json[] {
  const inner = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return [value, ...inner.flatMap((item) => (typeof item === 'object' && item !== null ? descend(item) : []))];
}

function candidates(value: Json): Json[] {
  return Array.isArray(value) ? value : isObject(value) ? [value] : [];
}

function applyFunction(name: string, subject: Json): Json {
  if (name === 'length')
    return Array.isArray(subject)
      ? subject.length
      : isObject(subject)
        ? Object.keys(subject).length
        : String(subject).length;
  if (name === 'keys') return isObject(subject) ? Object.keys(subject) : [];
  const list = Array.isArray(subject) ? subject : [];
  if (name === 'first') return list[0] ?? null;
  if (name === 'last') return list.at(-1) ?? null;
  const numbers = list.filter((item): item is number => typeof item === 'number');
  const sum = numbers.reduce((total, n) => total + n, 0);
  if (name === 'sum') return sum;
  if (name === 'min') return numbers.length > 0 ? Math.min(...numbers) : null;
  if (name === 'max') return numbers.length > 0 ? Math.max(...numbers) : null;
  const mean = sum / numbers.length;
  if (name === 'avg') return mean;
  return Math.sqrt(numbers.reduce((total, n) => total + (n - mean) ** 2, 0) / numbers.length);
}

function passes(test: FilterTest, item: Json, root: Json): boolean {
  switch (test.kind) {
    case 'or':
      return passes(test.left, item, root) || passes(test.right, item, root);
    case 'and':
      return passes(test.left, item, root) && passes(test.right, item, root);
    case 'not':
      return !passes(test.inner, item, root);
    case 'exists':
      return operandValue(test.operand, item, root) !== undefined;
    case 'compare':
      return compare(test.operator, operandValue(test.left, item, root), operandValue(test.right, item, root));
  }
}

function operandValue(operand: FilterOperand, item: Json, root: Json): unknown {
  if (operand.kind === 'literal') return operand.value;
  try {
    return select(operand.root === '@' ? item : root, operand.steps);
  } catch (error) {
    if (error instanceof PathMissing) return undefined;
    throw error;
  }
}

function compare(operator: string, left: unknown, right: unknown): boolean {
  if (operator === '==') return deepEqual(left as Json, right as Json);
  if (operator === '!=') return !deepEqual(left as Json, right as Json);
  if (operator === 'in') return Array.isArray(right) && right.some((item) => deepEqual(left as Json, item as Json));
  if (operator === 'nin') return !(Array.isArray(right) && right.some((item) => deepEqual(left as Json, item as Json)));
  if (operator === '=~') return typeof left === 'string' && right instanceof RegExp && right.test(left);
  const comparable =
    (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string');
  if (!comparable) return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  if (operator === '>') return left > right;
  return left >= right;
}
