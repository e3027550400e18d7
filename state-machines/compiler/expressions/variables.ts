import { type AstNode, childrenOf } from './ast.ts';

export interface VariableUse {
  readonly name: string;
  readonly position: number;
}

/** Functions that an expression may call without defining them: jsonata's own and those that AWS adds. */
const BUILT_IN = new Set(
  `abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl decodeUrlComponent
   distinct each encodeUrl encodeUrlComponent error exists filter floor formatBase formatInteger formatNumber
   fromMillis hash join keys length lookup lowercase map match max merge millis min not now number pad parse
   parseInteger partition power random range reduce replace reverse round shuffle sift single sort split spread sqrt
   string substring substringAfter substringBefore sum toMillis trim type uppercase uuid zip`.split(/\s+/),
);

/**
 * Variables that the expression uses without binding them, built-in functions left out; each name once, where it is
 * first used. `$` (the context) is not a variable; `$$` is reported as the name `$`.
 */
export function freeVariables(ast: AstNode): VariableUse[] {
  const uses = new Map<string, VariableUse>();
  walk(ast, new Set(), (name, position) => {
    if (!uses.has(name)) uses.set(name, { name, position });
  });
  return [...uses.values()];
}

function walk(node: AstNode, bound: Set<string>, use: (name: string, position: number) => void): void {
  switch (node.type) {
    case 'variable': {
      const name = String(node.value);
      if (name !== '' && !bound.has(name) && !BUILT_IN.has(name)) use(name, node.position ?? 0);
      walkChildren(node, bound, use);
      return;
    }
    case 'block': {
      const inner = new Set(bound);
      // A function may call itself, so every name that the block binds is in scope in all of it.
      for (const expression of node.expressions ?? [])
        if (expression.type === 'bind') inner.add(String(expression.lhs?.value));
      walkChildren(node, inner, use);
      return;
    }
    case 'bind':
      if (node.rhs) walk(node.rhs, bound, use);
      return;
    case 'lambda': {
      const inner = new Set(bound);
      for (const argument of node.arguments ?? []) inner.add(String(argument.value));
      if (node.body) walk(node.body, inner, use);
      return;
    }
    case 'path': {
      const inner = new Set(bound);
      for (const step of node.steps ?? []) {
        walk(step, inner, use);
        for (const name of [step.focus, step.index]) if (typeof name === 'string') inner.add(name);
      }
      for (const child of childrenOf(node)) if (!node.steps?.includes(child)) walk(child, inner, use);
      return;
    }
    default:
      walkChildren(node, bound, use);
  }
}

function walkChildren(node: AstNode, bound: Set<string>, use: (name: string, position: number) => void): void {
  for (const child of childrenOf(node)) walk(child, bound, use);
}
