import { type AstNode, childrenOf } from './ast.ts';

/**
 * Names that the expression may read from its context, or `all` when that cannot be told (a bare `$`, a wildcard).
 * Names below a variable or a deeper step are included too: a superset is safe.
 */
export function fieldsRead(ast: AstNode): ReadonlySet<string> | 'all' {
  const names = new Set<string>();
  let all = false;
  const visit = (node: AstNode): void => {
    if (node.type === 'name') names.add(String(node.value));
    if (node.type === 'wildcard' || node.type === 'descendant' || node.type === 'parent') all = true;
    if (node.type === 'variable' && node.value === '') all = true;
    // Functions called without their first argument take the context.
    if (node.type === 'function' && (node.arguments?.length ?? 0) === 0) all = true;
    for (const child of childrenOf(node)) visit(child);
  };
  visit(ast);
  return all ? 'all' : names;
}
