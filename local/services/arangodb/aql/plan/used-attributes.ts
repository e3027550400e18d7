import type { Expression, Statement } from '../syntax-tree.ts';
import { children, statementExpressions } from './walk.ts';

/** The top attributes of a variable that statements use; undefined where they use the whole value, or in a way not followed here. */
export function usedAttributes(variable: string, statements: Statement[]): Set<string> | undefined {
  const used = new Set<string>();
  for (const statement of statements) {
    // INTO without a projection copies every variable.
    if (statement.kind === 'collect' && statement.into !== undefined && statement.into.projection === undefined)
      return undefined;
    for (const expression of statementExpressions(statement)) {
      if (!collect(expression, variable, used)) return undefined;
    }
  }
  return used;
}

function collect(node: Expression, variable: string, used: Set<string>): boolean {
  if (node.kind === 'name') return node.name !== variable;
  if (node.kind === 'attribute' && node.target.kind === 'name' && node.target.name === variable) {
    if (node.name.kind !== 'text') return false;
    used.add(node.name.name);
    return true;
  }
  return children(node).every((child) => collect(child, variable, used));
}
