import jsonata from 'jsonata';
import type { Json } from '../json.ts';
import { type AstNode, type Danger, dangerOf, simplePath } from './jsonata-ast.ts';
import { addAwsFunctions } from './jsonata-functions.ts';
import { BUDGET, newBudget, watch } from './jsonata-guard.ts';
import { evaluateInSandbox } from './sandbox.ts';

/** The variables in scope, `states` among them. */
export type Bindings = Record<string, Json | undefined>;

export interface CompiledExpression {
  source: string;
  danger: Danger;
  /** The whole value, when a plain path suffices; `NOT_SIMPLE` sends the caller to `evaluate`. */
  quick(bindings: Bindings): Json | undefined | typeof NOT_SIMPLE;
  evaluate(bindings: Bindings): Promise<unknown>;
}

export const NOT_SIMPLE = Symbol('not a simple path here');
const CACHE_LIMIT = 10_000;
const cache = new Map<string, CompiledExpression>();

/** Parses an expression (without its `{% %}`); throws jsonata's own error. Compiled expressions are shared by all executions. */
export function compileExpression(source: string): CompiledExpression {
  const known = cache.get(source);
  if (known) return known;
  const compiled = compile(source);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(source, compiled);
  return compiled;
}

function compile(source: string): CompiledExpression {
  const expression = jsonata(source);
  const ast = expression.ast() as unknown as AstNode;
  addAwsFunctions(expression);
  const danger = dangerOf(ast);
  if (danger === 'guarded') watch(expression);
  const path = simplePath(ast);
  return {
    source,
    danger,
    quick: path ? (bindings) => follow(path, bindings) : () => NOT_SIMPLE,
    evaluate: (bindings) => {
      if (danger === 'plain') return expression.evaluate(undefined, bindings);
      if (danger === 'risky') return evaluateInSandbox(source, bindings);
      return expression.evaluate(undefined, { ...bindings, [BUDGET]: newBudget() });
    },
  };
}

/** Names are followed through plain objects; an array on the way maps in JSONata, so that is left to it. */
function follow(path: string[], bindings: Bindings): Json | undefined | typeof NOT_SIMPLE {
  const root = path[0] as string;
  // Not a variable of ours: it may be one of JSONata's functions.
  if (!Object.hasOwn(bindings, root)) return NOT_SIMPLE;
  let value = bindings[root];
  for (let index = 1; index < path.length; index++) {
    if (Array.isArray(value)) return NOT_SIMPLE;
    if (typeof value !== 'object' || value === null) return undefined;
    const key = path[index] as string;
    value = Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}
