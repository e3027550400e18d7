import jsonata from 'jsonata';
import { type AstNode, childrenOf } from './ast.ts';

export type Parsed = { ok: true; ast: AstNode } | { ok: false; message: string; position: number };

/** Deeper trees would exhaust the stack of whoever walks or evaluates them. */
const DEEPEST = 300;
const TOO_DEEP = `it is nested more than ${DEEPEST} deep`;

const CACHE_SIZE = 2_000;
const cache = new Map<string, Parsed>();

/** Parses a JSONata expression. The same text gives the same answer, so answers are kept (a bounded number of them). */
export function parseExpression(source: string): Parsed {
  const known = cache.get(source);
  if (known) return known;
  const parsed = parse(source);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(source, parsed);
  return parsed;
}

function parse(source: string): Parsed {
  try {
    const ast = jsonata(source).ast() as unknown as AstNode;
    return isTooDeep(ast) ? { ok: false, message: TOO_DEEP, position: 0 } : { ok: true, ast };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: TOO_DEEP, position: 0 };
    const { message, position } = error as { message?: string; position?: number };
    return { ok: false, message: message ?? String(error), position: Math.max(0, position ?? 0) };
  }
}

function isTooDeep(ast: AstNode): boolean {
  let level = [ast];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}
