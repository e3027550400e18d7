import type { CollectStatement, Expression, Statement, Variable } from '../syntax-tree.ts';
import type { QueryParser } from './parse.ts';

type Assignment = { variable: Variable; value: Expression };

export function parseCollect(parser: QueryParser): Statement {
  const { tokens } = parser;
  tokens.expectKeyword('COLLECT');
  const statement: CollectStatement = { kind: 'collect', groups: [], aggregates: [] };
  if (tokens.peek().kind === 'identifier') statement.groups = assignments(parser);
  if (tokens.takeKeyword('AGGREGATE')) statement.aggregates = assignments(parser);
  if (tokens.isKeyword('WITH')) {
    if (statement.aggregates.length > 0) throw tokens.unexpected();
    statement.countInto = countInto(parser);
  } else if (tokens.isKeyword('INTO')) {
    statement.into = into(parser);
  }
  if (isEmpty(statement)) throw tokens.unexpected();
  return { ...statement, ...parser.options() };
}

function isEmpty(statement: CollectStatement): boolean {
  return statement.groups.length === 0 && statement.aggregates.length === 0 && statement.countInto === undefined;
}

function assignments(parser: QueryParser): Assignment[] {
  const found: Assignment[] = [];
  do {
    const variable = parser.variable();
    parser.tokens.expectSymbol('=');
    found.push({ variable, value: parser.expression() });
  } while (parser.tokens.takeSymbol(','));
  return found;
}

function countInto(parser: QueryParser): Variable {
  parser.tokens.expectKeyword('WITH');
  parser.tokens.expectWord('COUNT');
  parser.tokens.expectKeyword('INTO');
  return parser.variable();
}

function into(parser: QueryParser): NonNullable<CollectStatement['into']> {
  const { tokens } = parser;
  tokens.expectKeyword('INTO');
  const variable = parser.variable();
  if (tokens.takeSymbol('=')) return { variable, projection: parser.expression() };
  if (!tokens.takeWord('KEEP')) return { variable };
  const keep = [parser.variable()];
  while (tokens.takeSymbol(',')) keep.push(parser.variable());
  return { variable, keep };
}

/** `WINDOW { preceding, following } AGGREGATE …`, or over the values of an expression with `WINDOW x WITH { … }`. */
export function parseWindow(parser: QueryParser): Statement {
  const { tokens } = parser;
  tokens.expectKeyword('WINDOW');
  const first = parser.expression();
  const range = tokens.takeKeyword('WITH') ? first : undefined;
  const bounds = range === undefined ? first : parser.expression();
  tokens.expectKeyword('AGGREGATE');
  const aggregates = assignments(parser);
  return range === undefined ? { kind: 'window', bounds, aggregates } : { kind: 'window', range, bounds, aggregates };
}
