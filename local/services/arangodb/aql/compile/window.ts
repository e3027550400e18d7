import { notImplemented } from '../../errors.ts';
import { isObject, type Json } from '../../values/json.ts';
import type { Operator } from '../execute/operator.ts';
import { type WindowBounds, windowOfRows, windowOfValues } from '../execute/window.ts';
import type { Evaluate } from '../run.ts';
import type { WindowStatement } from '../syntax-tree.ts';
import { compileAggregate } from './collect.ts';
import type { CompileContext } from './context.ts';

export function compileWindow(context: CompileContext, statement: WindowStatement): Operator {
  const { compiler } = context;
  const compiled = statement.aggregates.map(({ variable, value }) => ({
    variable,
    ...compileAggregate(context, value),
  }));
  const range: Evaluate | undefined = statement.range === undefined ? undefined : compiler.expression(statement.range);
  const bounds = readBounds(compiler.constant(statement.bounds));
  const aggregates = compiled.map(({ variable, create, value }) => ({
    slot: compiler.scope.declare(variable.name),
    create,
    value,
  }));
  const run = range === undefined ? windowOfRows(bounds, aggregates) : windowOfValues(range, bounds, aggregates);
  return { run, explain: { type: 'WindowNode' } };
}

function readBounds(value: Json): WindowBounds {
  if (!isObject(value)) throw notImplemented('WINDOW bounds that are not an object');
  return { preceding: bound(value.preceding), following: bound(value.following) };
}

function bound(value: Json | undefined): number {
  if (value === undefined) return 0;
  if (value === 'unbounded') return Number.POSITIVE_INFINITY;
  if (typeof value === 'number' && value >= 0) return value;
  throw notImplemented('WINDOW bounds other than numbers and "unbounded"');
}
