import type { Direction, Expression, GraphSource, PathAlgorithm, Statement, Variable } from '../syntax-tree.ts';
import type { QueryParser } from './parse.ts';

const directions = ['OUTBOUND', 'INBOUND', 'ANY'] as const;
const algorithms = ['SHORTEST_PATH', 'K_SHORTEST_PATHS', 'ALL_SHORTEST_PATHS', 'K_PATHS'] as const;

/** `FOR x IN …`, a traversal or a path search: the direction keyword tells them apart. */
export function parseFor(parser: QueryParser): Statement {
  const { tokens } = parser;
  tokens.expectKeyword('FOR');
  const variables = [parser.variable()];
  while (tokens.takeSymbol(',')) variables.push(parser.variable());
  tokens.expectKeyword('IN');

  const leading = takeDirection(parser);
  if (leading !== undefined) return graphStatement(parser, variables, leading, {});
  const source = parser.expression();
  const direction = takeDirection(parser);
  if (direction !== undefined) return graphStatement(parser, variables, direction, depths(source));
  if (variables.length > 1) throw tokens.unexpected();
  if (tokens.isWord('SEARCH')) throw tokens.errorAt(tokens.peek(), 'SEARCH is not covered by this server:');
  const [variable] = variables as [Variable];
  return { kind: 'for', variable, source, ...parser.options() };
}

function takeDirection(parser: QueryParser): Direction | undefined {
  return directions.find((word) => parser.tokens.takeKeyword(word));
}

type Depths = { min?: Expression; max?: Expression };

function depths(expression: Expression): Depths {
  if (expression.kind === 'range') return { min: expression.from, max: expression.to };
  return { min: expression, max: expression };
}

function graphStatement(parser: QueryParser, variables: Variable[], direction: Direction, depth: Depths): Statement {
  const algorithm = algorithms.find((word) => parser.tokens.takeKeyword(word));
  return algorithm === undefined
    ? traversal(parser, variables, direction, depth)
    : paths(parser, variables, direction, depth, algorithm);
}

function traversal(parser: QueryParser, variables: Variable[], direction: Direction, depth: Depths): Statement {
  if (variables.length > 3) throw parser.tokens.unexpected();
  const start = parser.expression();
  const graph = graphSource(parser);
  const prune = pruneClause(parser);
  return { kind: 'traversal', variables, ...depth, direction, start, graph, ...prune, ...parser.options() };
}

function pruneClause(parser: QueryParser): { prune?: Expression; pruneVariable?: Variable } {
  const { tokens } = parser;
  if (!tokens.takeWord('PRUNE')) return {};
  if (tokens.peek().kind === 'identifier' && tokens.isSymbol('=', 1)) {
    const pruneVariable = parser.variable();
    tokens.expectSymbol('=');
    return { pruneVariable, prune: parser.expression() };
  }
  return { prune: parser.expression() };
}

function paths(
  parser: QueryParser,
  variables: Variable[],
  direction: Direction,
  depth: Depths,
  algorithm: PathAlgorithm,
): Statement {
  const { tokens } = parser;
  const from = parser.expression();
  tokens.expectWord('TO');
  const to = parser.expression();
  const graph = graphSource(parser);
  const allowed = algorithm === 'SHORTEST_PATH' ? 2 : 1;
  if (variables.length > allowed) throw tokens.unexpected();
  return { kind: 'paths', algorithm, variables, ...depth, direction, from, to, graph, ...parser.options() };
}

function graphSource(parser: QueryParser): GraphSource {
  const { tokens } = parser;
  if (tokens.takeKeyword('GRAPH')) return { kind: 'named', name: graphName(parser) };
  const collections = [];
  do {
    const direction = takeDirection(parser);
    const collection = parser.collection();
    collections.push(direction === undefined ? { collection } : { collection, direction });
  } while (tokens.takeSymbol(','));
  return { kind: 'edges', collections };
}

function graphName(parser: QueryParser): Expression {
  const token = parser.tokens.peek();
  if (token.kind === 'parameter') {
    parser.tokens.next();
    return { kind: 'parameter', name: token.text, position: token.position };
  }
  if (token.kind !== 'identifier' && token.kind !== 'string') throw parser.tokens.unexpected();
  parser.tokens.next();
  return { kind: 'literal', value: token.text };
}
