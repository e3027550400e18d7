import type { Expression } from '../syntax-tree.ts';
import { isDeterministic } from './filters.ts';
import { freeNames } from './walk.ts';

export type Comparison = '==' | 'IN' | '<' | '<=' | '>' | '>=' | 'CONTAINS';

/** A condition on one attribute of a loop's variable: `path` compared with something known before the loop. */
export type AttributeCondition = { path: string; operator: Comparison; operand: Expression; source: Expression };

const mirrored: Record<string, Comparison> = { '==': '==', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

type NamesOf = (source: Extract<Expression, { kind: 'attribute' }>['name']) => string[];

/**
 * Operands must not need what is bound by the loop itself or after it (`isBoundLater`).
 * Reads `doc.a.b == x`, `x == doc.a.b`, `doc.a IN list`, `x IN doc.tags[*]` and ORs of equalities of one attribute.
 */
export function attributeCondition(
  condition: Expression,
  variable: string,
  isBoundLater: (name: string) => boolean,
  namesOf: NamesOf,
): AttributeCondition | undefined {
  if (condition.kind !== 'binary') return undefined;
  const isKnown = (operand: Expression): boolean =>
    isDeterministic(operand) && ![...freeNames(operand)].some(isBoundLater);
  const { operator, left, right } = condition;
  if (operator === '||') return equalitiesOfOne(condition, variable, isBoundLater, namesOf);
  if (operator === 'IN') {
    const leftPath = attributePath(left, variable, namesOf);
    if (leftPath !== undefined && isKnown(right))
      return { path: leftPath, operator: 'IN', operand: right, source: condition };
    const array = arrayPath(right, variable, namesOf);
    if (array !== undefined && isKnown(left))
      return { path: array, operator: 'CONTAINS', operand: left, source: condition };
    return undefined;
  }
  const flipped = mirrored[operator];
  if (flipped === undefined) return undefined;
  const leftPath = attributePath(left, variable, namesOf);
  if (leftPath !== undefined && isKnown(right)) {
    return { path: leftPath, operator: operator as Comparison, operand: right, source: condition };
  }
  const rightPath = attributePath(right, variable, namesOf);
  if (rightPath === undefined || !isKnown(left)) return undefined;
  return { path: rightPath, operator: flipped, operand: left, source: condition };
}

function equalitiesOfOne(
  condition: Extract<Expression, { kind: 'binary' }>,
  variable: string,
  isBoundLater: (name: string) => boolean,
  namesOf: NamesOf,
): AttributeCondition | undefined {
  const found = disjuncts(condition).map((part) => attributeCondition(part, variable, isBoundLater, namesOf));
  const first = found[0];
  if (first === undefined) return undefined;
  const items: Expression[] = [];
  for (const part of found) {
    if (part === undefined || part.path !== first.path || part.operator !== '==') return undefined;
    items.push(part.operand);
  }
  return { path: first.path, operator: 'IN', operand: { kind: 'array', items }, source: condition };
}

function disjuncts(condition: Expression): Expression[] {
  if (condition.kind !== 'binary' || condition.operator !== '||') return [condition];
  return [...disjuncts(condition.left), ...disjuncts(condition.right)];
}

/** `a.b` for `variable.a.b`. */
export function attributePath(node: Expression, variable: string, namesOf: NamesOf): string | undefined {
  if (node.kind !== 'attribute') return undefined;
  const names = namesOf(node.name);
  // A name with a dot in it is not a path: indexes address nested attributes only.
  if (names.some((name) => name.includes('.') || name.includes('['))) return undefined;
  if (node.target.kind === 'name') return node.target.name === variable ? names.join('.') : undefined;
  const parent = attributePath(node.target, variable, namesOf);
  return parent === undefined ? undefined : `${parent}.${names.join('.')}`;
}

/** `tags[*]` for `variable.tags` and `variable.tags[*]`, `items[*].sku` for `variable.items[*].sku`. */
function arrayPath(node: Expression, variable: string, namesOf: NamesOf): string | undefined {
  if (node.kind !== 'expansion') {
    const plain = attributePath(node, variable, namesOf);
    return plain === undefined ? undefined : `${plain}[*]`;
  }
  if (node.levels !== 1 || node.filter !== undefined || node.limit !== undefined || node.projection !== undefined) {
    return undefined;
  }
  const before = attributePath(node.target, variable, namesOf);
  if (before === undefined) return undefined;
  const after = suffixPath(node.suffix, namesOf);
  return after === undefined ? undefined : `${before}[*]${after}`;
}

function suffixPath(node: Expression, namesOf: NamesOf): string | undefined {
  if (node.kind === 'element') return '';
  if (node.kind !== 'attribute') return undefined;
  const before = suffixPath(node.target, namesOf);
  return before === undefined ? undefined : `${before}.${namesOf(node.name).join('.')}`;
}
