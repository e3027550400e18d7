import { errorNumbers } from '../../errors.ts';
import { compareValues, equalValues } from '../../values/compare.ts';
import { toBoolean, toNumber } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import { matchesLike, matchesRegex } from '../functions/patterns.ts';
import type { Evaluate, Run } from '../run.ts';
import type { BinaryOperator, Expression, Quantifier } from '../syntax-tree.ts';
import type { Compiler } from './compiler.ts';

type Comparison = (left: Json, right: Json, run: Run) => Json;

const comparisons: Record<string, Comparison> = {
  '==': (left, right) => equalValues(left, right),
  '!=': (left, right) => !equalValues(left, right),
  '<': (left, right) => compareValues(left, right) < 0,
  '<=': (left, right) => compareValues(left, right) <= 0,
  '>': (left, right) => compareValues(left, right) > 0,
  '>=': (left, right) => compareValues(left, right) >= 0,
  IN: (left, right) => isMember(left, right),
  'NOT IN': (left, right) => !isMember(left, right),
  LIKE: (left, right) => matchesLike(left, right, false),
  'NOT LIKE': (left, right) => !matchesLike(left, right, false),
  '=~': (left, right, run) => matchesRegex(left, right, run),
  '!~': (left, right, run) => !matchesRegex(left, right, run),
};

const arithmetic: Record<string, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
};

export function isMember(value: Json, array: Json): boolean {
  if (!Array.isArray(array)) return false;
  if (typeof value !== 'object' || value === null) return array.includes(value);
  return array.some((item) => equalValues(item, value));
}

export function compileBinary(
  compiler: Compiler,
  operator: BinaryOperator,
  leftNode: Expression,
  rightNode: Expression,
): Evaluate {
  const left = compiler.expression(leftNode);
  const right = compiler.expression(rightNode);
  if (operator === '&&') {
    return (frame, run) => {
      const value = left(frame, run);
      return toBoolean(value) ? right(frame, run) : value;
    };
  }
  if (operator === '||') {
    return (frame, run) => {
      const value = left(frame, run);
      return toBoolean(value) ? value : right(frame, run);
    };
  }
  if (operator === '/' || operator === '%') {
    return (frame, run) => divide(operator, toNumber(left(frame, run)), toNumber(right(frame, run)), run);
  }
  const calculate = arithmetic[operator];
  if (calculate !== undefined) {
    return (frame, run) => finite(calculate(toNumber(left(frame, run)), toNumber(right(frame, run))));
  }
  const compare = comparisons[operator] as Comparison;
  return (frame, run) => compare(left(frame, run), right(frame, run), run);
}

function divide(operator: '/' | '%', left: number, right: number, run: Run): Json {
  if (operator === '/') {
    return right === 0 ? run.warn(errorNumbers.divisionByZero, 'division by zero') : finite(left / right);
  }
  const divisor = right;
  if (divisor === 0) return run.warn(errorNumbers.divisionByZero, 'division by zero');
  return finite(left % divisor);
}

/** An arithmetic result; what is not a number is null, and no zero is negative. */
export function finite(value: number): Json {
  if (!Number.isFinite(value)) return null;
  return value === 0 ? 0 : value;
}

export function negate(value: Json): Json {
  return finite(-toNumber(value));
}

export function compileQuantified(compiler: Compiler, node: Extract<Expression, { kind: 'quantified' }>): Evaluate {
  const left = compiler.expression(node.left);
  const right = compiler.expression(node.right);
  const compare = comparisons[node.operator] as Comparison;
  const enough = compileQuantifier(compiler, node.quantifier);
  return (frame, run) => {
    const items = left(frame, run);
    if (!Array.isArray(items)) return false;
    const operand = right(frame, run);
    const matching = items.filter((item) => compare(item, operand, run) === true).length;
    return enough(matching, items.length, frame, run);
  };
}

export type Enough = (matching: number, total: number, ...at: Parameters<Evaluate>) => boolean;

export function compileQuantifier(compiler: Compiler, quantifier: Quantifier): Enough {
  switch (quantifier.kind) {
    case 'all':
      return (matching, total) => matching === total;
    case 'any':
      return (matching) => matching > 0;
    case 'none':
      return (matching) => matching === 0;
    case 'atLeast': {
      const count = compiler.expression(quantifier.count);
      return (matching, _total, frame, run) => matching >= toNumber(count(frame, run));
    }
    case 'exactly':
      return exactly(compiler, quantifier.count);
  }
}

function exactly(compiler: Compiler, count: Expression): Enough {
  if (count.kind === 'range') {
    const from = compiler.expression(count.from);
    const to = compiler.expression(count.to);
    return (matching, _total, frame, run) =>
      matching >= toNumber(from(frame, run)) && matching <= toNumber(to(frame, run));
  }
  const wanted = compiler.expression(count);
  return (matching, _total, frame, run) => matching === toNumber(wanted(frame, run));
}
