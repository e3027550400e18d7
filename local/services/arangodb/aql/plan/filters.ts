import { findFunction } from '../functions/registry.ts';
import type { Expression, Statement } from '../syntax-tree.ts';
import { containsSubquery, definedNames, everyNode, isModification, mentionedNames } from './walk.ts';

/**
 * Splits conditions at AND and lets each part apply as early as its variables are known: behind the FOR that binds them, where an index
 * can serve it, never across a statement that counts, groups or writes rows.
 */
export function placeFilters(statements: Statement[]): Statement[] {
  const placed: Statement[] = [];
  for (const statement of statements) {
    if (statement.kind !== 'filter') {
      placed.push(statement);
      continue;
    }
    for (const condition of conjuncts(statement.condition)) insertEarly(placed, condition);
  }
  return placed;
}

export function conjuncts(condition: Expression): Expression[] {
  if (condition.kind !== 'binary' || condition.operator !== '&&') return [condition];
  return [...conjuncts(condition.left), ...conjuncts(condition.right)];
}

function insertEarly(placed: Statement[], condition: Expression): void {
  const filter: Statement = { kind: 'filter', condition };
  let position = placed.length;
  if (isMovable(condition)) {
    const names = mentionedNames(condition);
    while (position > 0 && canPass(placed[position - 1] as Statement, names)) position--;
  }
  placed.splice(position, 0, filter);
}

function canPass(statement: Statement, names: Set<string>): boolean {
  if (['collect', 'limit', 'window', 'filter', 'return'].includes(statement.kind)) return false;
  if (isModification(statement)) return false;
  return !definedNames(statement).some((name) => names.has(name));
}

function isMovable(condition: Expression): boolean {
  return isDeterministic(condition) && !containsSubquery(condition);
}

export function isDeterministic(expression: Expression): boolean {
  let deterministic = true;
  everyNode(expression, (node) => {
    if (node.kind === 'call' && findFunction(node.name)?.deterministic !== true) deterministic = false;
  });
  return deterministic;
}
