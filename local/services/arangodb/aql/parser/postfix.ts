import type { ArrayExpansion, Expression, Quantifier } from '../syntax-tree.ts';
import type { ExpressionParser } from './expressions.ts';

/**
 * Attribute access, indexing and expansion after an expression. What follows an expansion applies to each of its elements, so
 * it becomes the expansion's suffix.
 */
export function parsePostfix(parser: ExpressionParser, target: Expression, inSuffix = false): Expression {
  const { tokens } = parser;
  let current = target;
  for (;;) {
    if (tokens.isSymbol('.')) {
      tokens.next();
      current = attributeAfterDot(parser, current);
    } else if (tokens.isSymbol('[')) {
      if (inSuffix && startsContraction(parser)) return current;
      if (tokens.isSymbol('*', 1)) return expansion(parser, current, inSuffix);
      current = tokens.isSymbol('?', 1) ? parser.inside(() => question(parser, current)) : indexed(parser, current);
    } else {
      return current;
    }
  }
}

function attributeAfterDot(parser: ExpressionParser, target: Expression): Expression {
  const { tokens } = parser;
  const token = tokens.peek();
  if (token.kind === 'parameter') {
    tokens.next();
    return { kind: 'attribute', target, name: { kind: 'bound', parameter: token.text } };
  }
  const name = tokens.expectIdentifier().text;
  return { kind: 'attribute', target, name: { kind: 'text', name } };
}

function indexed(parser: ExpressionParser, target: Expression): Expression {
  parser.tokens.expectSymbol('[');
  const index = parser.inside(() => parser.parse());
  parser.tokens.expectSymbol(']');
  if (index.kind === 'literal' && typeof index.value === 'string') {
    return { kind: 'attribute', target, name: { kind: 'text', name: index.value } };
  }
  return { kind: 'index', target, index };
}

/** `[**]` after an expansion flattens what the whole expansion yields, not each of its elements. */
function startsContraction(parser: ExpressionParser): boolean {
  return parser.tokens.isSymbol('[') && parser.tokens.isSymbol('*', 1) && parser.tokens.isSymbol('*', 2);
}

function expansion(parser: ExpressionParser, target: Expression, inSuffix: boolean): Expression {
  const { tokens } = parser;
  tokens.expectSymbol('[');
  let levels = 0;
  while (tokens.takeSymbol('*')) levels++;
  const node: ArrayExpansion = { kind: 'expansion', target, levels, suffix: { kind: 'element' } };
  parser.inside(() => inlineParts(parser, node));
  tokens.expectSymbol(']');
  node.suffix = parsePostfix(parser, { kind: 'element' }, true);
  return !inSuffix && startsContraction(parser) ? expansion(parser, node, false) : node;
}

function inlineParts(parser: ExpressionParser, node: ArrayExpansion): void {
  const { tokens } = parser;
  if (tokens.takeKeyword('FILTER')) node.filter = parser.parse();
  if (tokens.takeKeyword('LIMIT')) node.limit = inlineLimit(parser);
  if (tokens.takeKeyword('RETURN')) node.projection = parser.parse();
}

function inlineLimit(parser: ExpressionParser): { offset: Expression; count: Expression } {
  const first = parser.parse();
  if (!parser.tokens.takeSymbol(',')) return { offset: { kind: 'literal', value: 0 }, count: first };
  return { offset: first, count: parser.parse() };
}

function question(parser: ExpressionParser, target: Expression): Expression {
  const { tokens } = parser;
  tokens.expectSymbol('[');
  tokens.expectSymbol('?');
  let quantifier: Quantifier = { kind: 'any' };
  const bare = tokens.isSymbol(']');
  if (!bare && !tokens.isKeyword('FILTER')) quantifier = questionQuantifier(parser);
  const filter = !bare && tokens.takeKeyword('FILTER') ? parser.parse() : undefined;
  if (!bare && filter === undefined) throw tokens.unexpected('FILTER declaration');
  tokens.expectSymbol(']');
  return filter === undefined
    ? { kind: 'question', target, quantifier }
    : { kind: 'question', target, quantifier, filter };
}

function questionQuantifier(parser: ExpressionParser): Quantifier {
  const { tokens } = parser;
  const named = ['ALL', 'ANY', 'NONE'].some((word) => tokens.isKeyword(word));
  if (named || (tokens.isWord('AT') && tokens.isWord('LEAST', 1))) return parser.quantifier();
  return { kind: 'exactly', count: parser.parse() };
}
