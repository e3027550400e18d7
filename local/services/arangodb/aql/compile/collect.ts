import { ArangoError, errorNumbers } from '../../errors.ts';
import { aggregates, type NewAccumulator } from '../execute/aggregates.ts';
import { type CollectPlan, collect, memberOf } from '../execute/collect.ts';
import type { Operator } from '../execute/operator.ts';
import type { Evaluate } from '../run.ts';
import type { CollectStatement, Expression, Statement } from '../syntax-tree.ts';
import type { CompileContext } from './context.ts';
import { readOptions } from './options.ts';

export function compileCollect(
  context: CompileContext,
  statements: Statement[],
  position: number,
  statement: CollectStatement,
): Operator {
  const { compiler } = context;
  readOptions(context, statement.options, 'COLLECT');
  const groups = statement.groups.map(({ variable, value }) => ({ variable, value: compiler.expression(value) }));
  const aggregated = statement.aggregates.map(({ variable, value }) => ({
    variable,
    ...compileAggregate(context, value),
  }));
  const member = compileMember(context, statements, position, statement);
  const outer = compiler.scope;
  outer.forgetLocals();
  const plan: CollectPlan = {
    groups: groups.map(({ variable, value }) => ({ slot: outer.declare(variable.name), value })),
    aggregates: aggregated.map(({ variable, create, value }) => ({
      slot: outer.declare(variable.name),
      create,
      value,
    })),
    sorted: !isFollowedByNullSort(statements, position),
  };
  if (statement.into !== undefined && member !== undefined) {
    plan.into = { slot: outer.declare(statement.into.variable.name), member };
  }
  if (statement.countInto !== undefined) plan.countSlot = outer.declare(statement.countInto.name);
  return { run: collect(plan), explain: { type: 'CollectNode' } };
}

/** `SORT null` tells that the order of the groups does not matter. */
function isFollowedByNullSort(statements: Statement[], position: number): boolean {
  const next = statements[position + 1];
  if (next?.kind !== 'sort' || next.criteria.length !== 1) return false;
  const value = next.criteria[0]?.value;
  return value?.kind === 'literal' && value.value === null;
}

export function compileAggregate(
  context: CompileContext,
  value: Expression,
): { create: NewAccumulator; value: Evaluate | undefined } {
  if (value.kind !== 'call')
    throw new ArangoError(errorNumbers.invalidAggregate, 'AQL: invalid aggregate expression (while parsing)');
  const create = aggregates[value.name];
  if (create === undefined || value.arguments.length > 1) {
    const message = `AQL: invalid aggregate expression: unsupported aggregate function '${value.name}' (while parsing)`;
    throw new ArangoError(errorNumbers.invalidAggregate, message);
  }
  const [argument] = value.arguments;
  return { create, value: argument === undefined ? undefined : context.compiler.expression(argument) };
}

function compileMember(
  context: CompileContext,
  statements: Statement[],
  position: number,
  { into }: CollectStatement,
): Evaluate | undefined {
  if (into === undefined) return undefined;
  if (into.projection !== undefined) return context.compiler.expression(into.projection);
  if (into.keep === undefined) return memberOf(groupVariables(context, statements.slice(0, position)));
  return memberOf(
    into.keep.map(({ name }): [string, number] => {
      const slot = context.compiler.scope.find(name);
      if (slot === undefined)
        throw new ArangoError(errorNumbers.variableUnknown, `AQL: unknown variable '${name}' (while parsing)`);
      return [name, slot];
    }),
  );
}

/** The variables of this query level, but not those that stand outside of its first loop, unless there is no loop. */
function groupVariables(context: CompileContext, before: Statement[]): [string, number][] {
  const loop = before.findIndex(({ kind }) => kind === 'for' || kind === 'traversal' || kind === 'paths');
  const outside = new Set(
    before.slice(0, Math.max(0, loop)).map((statement) => (statement.kind === 'let' ? statement.variable.name : '')),
  );
  return context.compiler.scope.locals().filter(([name]) => !outside.has(name) && !name.startsWith('#'));
}
