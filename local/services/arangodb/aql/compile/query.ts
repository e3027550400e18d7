import { ArangoError, errorNumbers } from '../../errors.ts';
import type { Database } from '../../storage/database.ts';
import type { Json } from '../../values/json.ts';
import { assign, distinctBy } from '../execute/basic.ts';
import type { Operator, PlanNode } from '../execute/operator.ts';
import { placeFilters } from '../plan/filters.ts';
import { isModification } from '../plan/walk.ts';
import type { Frame, Run } from '../run.ts';
import type { Expression, Query, Statement } from '../syntax-tree.ts';
import { BoundParameters } from './bind.ts';
import { bindQuery } from './bind-query.ts';
import { Compiler } from './compiler.ts';
import type { CompileContext, Gathered } from './context.ts';
import { Scope } from './scope.ts';
import { compileStatement } from './statements.ts';

export type CompiledQuery = {
  execute: (run: Run) => Json[];
  reads: string[];
  writes: string[];
  plan: PlanNode[];
};

/** Checks a parsed query against a database and turns it into something to run. */
export function compileQuery(query: Query, bindVariables: Json | undefined, database: Database): CompiledQuery {
  const parameters = new BoundParameters(bindVariables);
  bindQuery(query, parameters);
  const gathered: Gathered = { reads: new Set(), writes: new Set(), nodes: [], warnings: [] };
  const levels = { depth: 0 };
  const compileLevel = (inner: Query, scope: Scope): ((frame: Frame, run: Run) => Json[]) => {
    const isTopLevel = levels.depth++ === 0;
    const compiler = new Compiler(scope, parameters, compileLevel, (name) => database.catalog.find(name) !== undefined);
    const result = compileStatements({ compiler, database, gathered, isTopLevel }, inner.statements);
    levels.depth--;
    return result;
  };
  const top = new Scope();
  const compiled = compileLevel(query, top);
  for (const source of query.with)
    gathered.reads.add(source.kind === 'text' ? source.name : parameters.collection(source.parameter));
  const plan: PlanNode[] = [{ type: 'SingletonNode' }, ...gathered.nodes];
  return {
    execute: (run) => {
      for (const { code, message } of gathered.warnings) run.warn(code, message);
      return compiled(new Array<Json>(top.size).fill(null), run);
    },
    reads: [...gathered.reads],
    writes: [...gathered.writes],
    plan,
  };
}

function compileStatements(context: CompileContext, statements: Statement[]): (frame: Frame, run: Run) => Json[] {
  const placed = countWithoutLooping(context, placeFilters(statements));
  assertModifications(placed);
  const operators: Operator[] = [];
  for (let position = 0; position < placed.length; position++) {
    const statement = placed[position] as Statement;
    if (statement.kind === 'return') {
      const slot = compileReturn(context, statement, operators);
      return runner(operators, slot, context.compiler.level.memoSlot);
    }
    const operator = compileStatement(context, placed, position);
    operators.push(operator);
    context.gathered.nodes.push(operator.explain);
  }
  return runner(operators, undefined, context.compiler.level.memoSlot);
}

function compileReturn(
  context: CompileContext,
  statement: Extract<Statement, { kind: 'return' }>,
  operators: Operator[],
): number {
  const slot = context.compiler.scope.anonymous();
  const value = context.compiler.expression(statement.value);
  const { nodes } = context.gathered;
  operators.push({ run: assign(slot, value), explain: { type: 'CalculationNode' } });
  nodes.push({ type: 'CalculationNode' });
  if (statement.distinct) {
    operators.push({ run: distinctBy(slot), explain: { type: 'CollectNode' } });
    nodes.push({ type: 'CollectNode', method: 'distinct' });
  }
  nodes.push({ type: 'ReturnNode' });
  return slot;
}

function runner(operators: Operator[], slot: number | undefined, memoSlot: number): (frame: Frame, run: Run) => Json[] {
  return (frame, run) => {
    const first = frame.slice();
    // Not a value that a query can see: every row of this level shares it.
    first[memoSlot] = new Map() as unknown as Json;
    let rows: Iterable<Frame> = [first];
    for (const operator of operators) rows = operator.run(rows, run);
    const results: Json[] = [];
    for (const row of rows) if (slot !== undefined) results.push(row[slot] ?? null);
    return results;
  };
}

/** `FOR d IN c COLLECT WITH COUNT INTO n` reads no document: it is `LET n = LENGTH(c)`. */
function countWithoutLooping(context: CompileContext, statements: Statement[]): Statement[] {
  const [loop, collect, ...rest] = statements;
  if (loop?.kind !== 'for' || loop.options !== undefined || collect?.kind !== 'collect') return statements;
  const { countInto, groups, aggregates, into } = collect;
  if (countInto === undefined || groups.length > 0 || aggregates.length > 0 || into !== undefined) return statements;
  const { source } = loop;
  const isName = source.kind === 'name' && context.compiler.scope.find(source.name) === undefined;
  if (!isName && source.kind !== 'collectionParameter') return statements;
  const { position } = source;
  const value: Expression = { kind: 'call', name: 'COLLECTION_COUNT', arguments: [source], position };
  return [{ kind: 'let', variable: countInto, value }, ...rest];
}

/** Only one kind of order is possible: whatever reads a collection comes before what writes it (checked per statement). */
function assertModifications(statements: Statement[]): void {
  const last = statements[statements.length - 1];
  if (last !== undefined && last.kind !== 'return' && !isModification(last)) {
    throw new ArangoError(errorNumbers.queryParse, 'AQL: unexpected end of query (while parsing)');
  }
}
