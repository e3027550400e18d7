import jsonata from 'jsonata';
import type { AstNode } from './ast.ts';

export type Parsed = { ok: true; ast: AstNode } | { ok: false; message: string; position: number };

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
    return { ok: true, ast: jsonata(source).ast() as unknown as AstNode };
  } catch (error) {
    const { message, position } = error as { message?: string; position?: number };
    return { ok: false, message: message ?? String(error), position: Math.max(0, position ?? 0) };
  }
}
