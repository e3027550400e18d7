import type { Expression, NameSource, ObjectEntry } from '../syntax-tree.ts';
import type { ExpressionParser } from './expressions.ts';
import type { TokenStream } from './token-stream.ts';

/** Literals, names, calls, and whatever stands in brackets. */
export function parsePrimary(parser: ExpressionParser): Expression {
  const { tokens } = parser;
  const token = tokens.peek();
  switch (token.kind) {
    case 'integer':
    case 'double':
      tokens.next();
      return { kind: 'literal', value: Number.isFinite(token.value) ? token.value : null };
    case 'string':
      tokens.next();
      return { kind: 'literal', value: token.text };
    case 'parameter':
      tokens.next();
      return { kind: 'parameter', name: token.text, position: token.position };
    case 'collectionParameter':
      tokens.next();
      return { kind: 'collectionParameter', name: token.text, position: token.position };
    case 'identifier':
      return nameOrCall(parser);
    case 'keyword':
      return keyword(parser);
    default:
      return parser.inside(() => bracketed(parser));
  }
}

function bracketed(parser: ExpressionParser): Expression {
  const { tokens } = parser;
  if (tokens.isSymbol('(')) return parenthesized(parser);
  if (tokens.isSymbol('[')) return { kind: 'array', items: list(parser, '[', ']') };
  if (tokens.isSymbol('{')) return object(parser);
  throw tokens.unexpected();
}

function keyword(parser: ExpressionParser): Expression {
  const { tokens } = parser;
  if (tokens.isKeyword('LIKE') && tokens.isSymbol('(', 1)) return nameOrCall(parser);
  if (tokens.takeKeyword('NULL')) return { kind: 'literal', value: null };
  if (tokens.takeKeyword('TRUE')) return { kind: 'literal', value: true };
  if (tokens.takeKeyword('FALSE')) return { kind: 'literal', value: false };
  throw tokens.unexpected();
}

function nameOrCall(parser: ExpressionParser): Expression {
  const { tokens } = parser;
  const token = tokens.next();
  let name = token.text;
  while (tokens.takeSymbol('::')) name += `::${tokens.expectIdentifier().text}`;
  if (!tokens.isSymbol('(')) {
    if (name.includes('::')) throw tokens.unexpected('(');
    return { kind: 'name', name, position: token.position };
  }
  const args = parser.inside(() => list(parser, '(', ')'));
  return { kind: 'call', name: name.toUpperCase(), arguments: args, position: token.position };
}

/** Comma-separated expressions; a trailing comma is allowed in arrays only. */
function list(parser: ExpressionParser, open: '(' | '[', close: ')' | ']'): Expression[] {
  const { tokens } = parser;
  tokens.expectSymbol(open);
  const items: Expression[] = [];
  while (!tokens.isSymbol(close)) {
    items.push(queryOrExpression(parser));
    if (!tokens.takeSymbol(',')) break;
    if (open === '(' && tokens.isSymbol(close)) throw tokens.unexpected();
  }
  tokens.expectSymbol(close);
  return items;
}

function queryOrExpression(parser: ExpressionParser): Expression {
  return startsQuery(parser.tokens) ? { kind: 'subquery', query: parser.parseSubquery() } : parser.parse();
}

function parenthesized(parser: ExpressionParser): Expression {
  parser.tokens.expectSymbol('(');
  const inner = queryOrExpression(parser);
  parser.tokens.expectSymbol(')');
  return inner;
}

function object(parser: ExpressionParser): Expression {
  const { tokens } = parser;
  tokens.expectSymbol('{');
  const entries: ObjectEntry[] = [];
  while (!tokens.isSymbol('}')) {
    entries.push(entry(parser));
    if (!tokens.takeSymbol(',')) break;
  }
  tokens.expectSymbol('}');
  return { kind: 'object', entries };
}

function entry(parser: ExpressionParser): ObjectEntry {
  const { tokens } = parser;
  const token = tokens.peek();
  if (tokens.takeSymbol('[')) {
    const expression = parser.parse();
    tokens.expectSymbol(']');
    tokens.expectSymbol(':');
    return { name: { kind: 'computed', expression }, value: parser.parse() };
  }
  const name = entryName(tokens);
  if (token.kind === 'identifier' && !tokens.isSymbol(':')) {
    return { name, value: { kind: 'name', name: token.text, position: token.position } };
  }
  tokens.expectSymbol(':');
  return { name, value: parser.parse() };
}

function entryName(tokens: TokenStream): NameSource {
  const token = tokens.peek();
  if (token.kind === 'parameter') {
    tokens.next();
    return { kind: 'bound', parameter: token.text };
  }
  if (token.kind !== 'identifier' && token.kind !== 'string') throw tokens.unexpected();
  tokens.next();
  return { kind: 'text', name: token.text };
}

const queryStarts = ['FOR', 'LET', 'RETURN', 'FILTER', 'SORT', 'LIMIT', 'COLLECT', 'WITH', 'WINDOW'];
const modificationStarts = ['INSERT', 'UPDATE', 'REPLACE', 'REMOVE', 'UPSERT'];

export function startsQuery(tokens: TokenStream): boolean {
  return [...queryStarts, ...modificationStarts].some((word) => tokens.isKeyword(word));
}
