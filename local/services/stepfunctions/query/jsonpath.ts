import type { Json } from '../json.ts';
import { PathParser } from './path-parser.ts';
import { isDefinite, select } from './path-select.ts';
import type { PathStep } from './path-steps.ts';
import { PathSyntaxError } from './scanner.ts';

/** What paths read from: `$` the document, `$$` the context object, `$name` a variable. */
export interface PathScope {
  document: Json;
  context: Json;
  variables: Record<string, Json | undefined>;
}

export interface CompiledPath {
  source: string;
  root: { kind: 'document' } | { kind: 'context' } | { kind: 'variable'; name: string };
  steps: PathStep[];
  definite: boolean;
}

const VARIABLE = /^\$([A-Za-z_][A-Za-z0-9_]*)/;
const cache = new Map<string, CompiledPath>();

/** Parses `$.a[0]`, `$$.Execution.Id` or `$variable.b`; throws PathSyntaxError. */
export function compilePath(source: string): CompiledPath {
  const known = cache.get(source);
  if (known) return known;
  const parser = new PathParser(source);
  const path = { source, root: readRoot(parser), steps: parser.steps() };
  if (parser.at < source.length) throw new PathSyntaxError(`Unexpected character '${parser.peek() ?? ''}'`, parser.at);
  const compiled = { ...path, definite: isDefinite(path.steps) };
  if (cache.size > 10_000) cache.clear();
  cache.set(source, compiled);
  return compiled;
}

/** Reads a path's root and moves the parser behind it. */
export function readRoot(parser: PathParser): CompiledPath['root'] {
  if (parser.take('$$')) return { kind: 'context' };
  const variable = VARIABLE.exec(parser.text.slice(parser.at));
  if (variable) {
    parser.at += variable[0].length;
    return { kind: 'variable', name: variable[1] as string };
  }
  if (parser.take('$')) return { kind: 'document' };
  throw new PathSyntaxError('A path starts with $', parser.at);
}

/** The value at a path; PathMissing where a definite path finds nothing. */
export function evaluatePath(path: CompiledPath, scope: PathScope): Json {
  if (path.root.kind === 'document') return select(scope.document, path.steps);
  if (path.root.kind === 'context') return select(scope.context, path.steps);
  const variable: PathStep = { kind: 'names', names: [path.root.name], many: false };
  return select(scope.variables as Json, [variable, ...path.steps]);
}
