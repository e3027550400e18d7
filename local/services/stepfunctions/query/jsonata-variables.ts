import jsonata from 'jsonata';
import type { AstNode } from './jsonata-ast.ts';

/** JSONata's own functions and AWS's are variables too, but none of the workflow's: they are told by being called or being bound inside. */
export function freeVariables(source: string): Set<string> {
  const free = new Set<string>();
  visit(jsonata(source).ast(), new Set(['states', '', '$']), free);
  return free;
}

function visit(node: unknown, bound: Set<string>, free: Set<string>): void {
  if (Array.isArray(node)) {
    for (const part of node) visit(part, bound, free);
    return;
  }
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return;
  const { type, value, procedure, ...parts } = node as AstNode & { procedure?: AstNode };
  if (type === 'variable' && !bound.has(String(value))) free.add(String(value));
  const inside = type === 'block' || type === 'lambda' ? new Set([...bound, ...namesBoundIn(node as AstNode)]) : bound;
  if (procedure && procedure.type !== 'variable') visit(procedure, inside, free);
  // Bindings and parameters are names, not references.
  if (type === 'bind') visit(parts.rhs, inside, free);
  else if (type === 'lambda') visit(parts.body, inside, free);
  else for (const part of Object.values(parts)) visit(part, inside, free);
}

function namesBoundIn(node: AstNode): string[] {
  const named = (list: unknown): string[] => (list as AstNode[]).map((part) => String(part.value));
  if (node.type === 'lambda') return named(node.arguments);
  const binds = (node.expressions as AstNode[]).filter((part) => part.type === 'bind');
  return named(binds.map((bind) => bind.lhs));
}
