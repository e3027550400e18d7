import { ArangoError, errorNumbers, notImplemented } from '../../errors.ts';
import type { Json } from '../../values/json.ts';
import { assign, filter, limit, sort } from '../execute/basic.ts';
import type { Operator } from '../execute/operator.ts';
import { isModification } from '../plan/walk.ts';
import type { Run } from '../run.ts';
import type { Expression, Statement } from '../syntax-tree.ts';
import { compileCollect } from './collect.ts';
import type { CompileContext } from './context.ts';
import { compileFor, sortedByLoop } from './for.ts';
import { compilePaths, compileTraversal } from './graph.ts';
import { compileModification } from './modification.ts';
import { compileWindow } from './window.ts';

export function compileStatement(context: CompileContext, statements: Statement[], position: number): Operator {
  const statement = statements[position] as Statement;
  const { compiler } = context;
  switch (statement.kind) {
    case 'for':
      return compileFor(context, statements, position, statement);
    case 'filter':
      return { run: filter(compiler.expression(statement.condition)), explain: { type: 'FilterNode' } };
    case 'let': {
      const value = compiler.expression(statement.value);
      const type = statement.value.kind === 'subquery' ? 'SubqueryNode' : 'CalculationNode';
      return { run: assign(compiler.scope.declare(statement.variable.name), value), explain: { type } };
    }
    case 'sort':
      return compileSort(context, statements, position, statement);
    case 'limit':
      return compileLimit(context, statements, position, statement);
    case 'collect':
      return compileCollect(context, statements, position, statement);
    case 'window':
      return compileWindow(context, statement);
    case 'traversal':
      return compileTraversal(context, statement, statements.slice(position + 1));
    case 'paths':
      return compilePaths(context, statement);
    case 'return':
      throw notImplemented('RETURN before the end of a query');
    default:
      return compileModification(context, statement);
  }
}

function compileSort(
  context: CompileContext,
  statements: Statement[],
  position: number,
  statement: Extract<Statement, { kind: 'sort' }>,
): Operator {
  const { compiler } = context;
  const criteria = statement.criteria.map(({ value, direction }) => ({
    value: compiler.expression(value),
    descending: sortDirection(context, direction),
  }));
  const alreadySorted = sortedByLoop(context, statements, position);
  return {
    run: sort(criteria, alreadySorted ?? (() => false)),
    explain: { type: 'SortNode', elided: alreadySorted !== undefined },
  };
}

function sortDirection(context: CompileContext, direction: 'ASC' | 'DESC' | Expression): (run: Run) => boolean {
  if (direction === 'ASC') return () => false;
  if (direction === 'DESC') return () => true;
  const evaluate = context.compiler.expression(direction);
  return (run) => isDescending(evaluate([], run));
}

function isDescending(value: Json): boolean {
  const text = typeof value === 'string' ? value.toUpperCase() : value;
  if (text === 'DESC') return true;
  if (text === 'ASC') return false;
  throw new ArangoError(
    errorNumbers.queryParse,
    "AQL: syntax error, expecting 'ASC' or 'DESC' as sort direction (while parsing)",
  );
}

function compileLimit(
  context: CompileContext,
  statements: Statement[],
  position: number,
  statement: Extract<Statement, { kind: 'limit' }>,
): Operator {
  const { compiler } = context;
  const later = statements.slice(position + 1);
  const isLast = !later.some(({ kind }) => kind === 'limit');
  const countsAll = context.isTopLevel && isLast && !later.some(isModification);
  const run = limit(compiler.expression(statement.offset), compiler.expression(statement.count), countsAll);
  return { run, explain: { type: 'LimitNode' } };
}
