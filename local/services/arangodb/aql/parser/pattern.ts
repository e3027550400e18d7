import type { Expression, Position, Statement, Variable } from '../syntax-tree.ts';
import type { QueryParser } from './parse.ts';

/** What stands on the left of LET: a variable, or an array or object to take apart. */
type Pattern =
  | { kind: 'variable'; variable: Variable }
  | { kind: 'array'; items: (Pattern | undefined)[]; position: Position }
  | { kind: 'object'; entries: { name: string; pattern: Pattern }[]; position: Position };

export function parsePattern(parser: QueryParser): Pattern {
  const { tokens } = parser;
  const { position } = tokens.peek();
  if (tokens.takeSymbol('[')) return { kind: 'array', items: arrayItems(parser), position };
  if (tokens.takeSymbol('{')) return { kind: 'object', entries: objectEntries(parser), position };
  return { kind: 'variable', variable: parser.variable() };
}

/** `[a, , b]`: an element without a name is passed over. */
function arrayItems(parser: QueryParser): (Pattern | undefined)[] {
  const { tokens } = parser;
  const items: (Pattern | undefined)[] = [];
  while (!tokens.isSymbol(']')) {
    items.push(tokens.isSymbol(',') ? undefined : parsePattern(parser));
    if (!tokens.takeSymbol(',')) break;
  }
  tokens.expectSymbol(']');
  return items;
}

/** `{ a, b: c, d: { e } }`. */
function objectEntries(parser: QueryParser): { name: string; pattern: Pattern }[] {
  const { tokens } = parser;
  const entries: { name: string; pattern: Pattern }[] = [];
  while (!tokens.isSymbol('}')) {
    const token = tokens.peek();
    if (token.kind !== 'identifier' && token.kind !== 'string') throw tokens.unexpected();
    tokens.next();
    const { text: name, position } = token;
    const renamed = token.kind === 'string' || tokens.isSymbol(':');
    if (renamed) tokens.expectSymbol(':');
    entries.push({
      name,
      pattern: renamed ? parsePattern(parser) : { kind: 'variable', variable: { name, position } },
    });
    if (!tokens.takeSymbol(',')) break;
  }
  tokens.expectSymbol('}');
  return entries;
}

/** Taking a value apart is a series of LETs on one hidden variable, whose name no query can write. */
export function assignments(pattern: Pattern, value: Expression): Statement[] {
  if (pattern.kind === 'variable') return [{ kind: 'let', variable: pattern.variable, value }];
  const { position } = pattern;
  const name = `#${position.line}:${position.column}`;
  const whole: Expression = { kind: 'name', name, position };
  const parts = pattern.kind === 'array' ? arrayParts(pattern.items, whole) : objectParts(pattern.entries, whole);
  return [{ kind: 'let', variable: { name, position }, value }, ...parts];
}

function arrayParts(items: (Pattern | undefined)[], target: Expression): Statement[] {
  return items.flatMap((item, index) =>
    item === undefined ? [] : assignments(item, { kind: 'index', target, index: { kind: 'literal', value: index } }),
  );
}

function objectParts(entries: { name: string; pattern: Pattern }[], target: Expression): Statement[] {
  return entries.flatMap(({ name, pattern }) =>
    assignments(pattern, { kind: 'attribute', target, name: { kind: 'text', name } }),
  );
}
