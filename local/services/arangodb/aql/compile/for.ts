import { ArangoError, errorNumbers } from '../../errors.ts';
import type { Collection } from '../../storage/collection.ts';
import { forArray, forCollection, forRange } from '../execute/basic.ts';
import { compileAccess } from '../execute/collection-loop.ts';
import type { Operator } from '../execute/operator.ts';
import { type Access, chooseAccess } from '../plan/access.ts';
import { type AttributeCondition, attributeCondition } from '../plan/conditions.ts';
import { inOrder, type LoopPlan, overKeys, sorts, wantedOrder } from '../plan/loop-order.ts';
import { definedNames } from '../plan/walk.ts';
import type { NameSource, Statement } from '../syntax-tree.ts';
import type { CompileContext } from './context.ts';
import { readOptions } from './options.ts';
import { rangeBounds } from './range.ts';

type For = Extract<Statement, { kind: 'for' }>;

export function compileFor(
  context: CompileContext,
  statements: Statement[],
  position: number,
  statement: For,
): Operator {
  const { compiler } = context;
  const collection = loopedCollection(context, statement);
  if (collection !== undefined) return compileCollectionLoop(context, statements, position, statement, collection);
  const { source } = statement;
  if (source.kind === 'range') {
    const from = compiler.expression(source.from);
    const to = compiler.expression(source.to);
    const slot = compiler.scope.declare(statement.variable.name);
    const run = forRange(slot, (frame, at) => rangeBounds(from(frame, at), to(frame, at)));
    return { run, explain: { type: 'EnumerateListNode' } };
  }
  const list = compiler.expression(source);
  return {
    run: forArray(compiler.scope.declare(statement.variable.name), list),
    explain: { type: 'EnumerateListNode' },
  };
}

/** The collection that a FOR names: a name that is not a variable, or `@@parameter`. */
function loopedCollection(context: CompileContext, { source }: For): Collection | undefined {
  const { compiler, database } = context;
  if (source.kind === 'collectionParameter') {
    const { position } = source;
    return database.catalog.find(
      compiler.existingCollection({ kind: 'bound', parameter: `@${source.name}`, position }),
    );
  }
  if (source.kind !== 'name' || compiler.scope.find(source.name) !== undefined) return undefined;
  return database.catalog.find(
    compiler.existingCollection({ kind: 'text', name: source.name, position: source.position }),
  );
}

function compileCollectionLoop(
  context: CompileContext,
  statements: Statement[],
  position: number,
  statement: For,
  collection: Collection,
): Operator {
  const { name } = collection;
  assertNotWritten(context, name);
  context.gathered.reads.add(name);
  const plan = planLoop(context, statements, position, statement, collection);
  const find = compileAccess(context.compiler, plan.access, plan.sort);
  const run = forCollection(name, context.compiler.scope.declare(statement.variable.name), find);
  return { run, explain: explainLoop(collection, plan.access, statement.variable.name) };
}

/** A query cannot read a collection that it has written. */
export function assertNotWritten(context: CompileContext, name: string): void {
  if (!context.gathered.writes.has(name)) return;
  const message = `AQL: access after data-modification by EnumerateCollectionNode (while optimizing plan)`;
  throw new ArangoError(errorNumbers.accessAfterModification, `${message}: '${name}'`);
}

const plans = new WeakMap<Statement, LoopPlan>();

function planLoop(
  context: CompileContext,
  statements: Statement[],
  position: number,
  statement: For,
  collection: Collection,
): LoopPlan {
  const options = readOptions(context, statement.options, 'FOR');
  const usesIndexes = options.disableIndex !== true;
  const conditions = usesIndexes ? conditionsOn(context, statements, position, statement.variable.name) : [];
  const variable = statement.variable.name;
  const namesOf = (name: NameSource): string[] => context.compiler.names(name);
  const wanted = usesIndexes ? wantedOrder(statements, position, variable, namesOf) : undefined;
  const access = chooseAccess(collection, conditions, (candidate) => sorts(candidate, wanted));
  const keys = usesIndexes ? overKeys(access, variable, statements.slice(position + 1)) : undefined;
  const plan: LoopPlan = inOrder(collection, access, wanted) ?? keys ?? { access, sort: { kind: 'none' } };
  plans.set(statement, plan);
  return plan;
}

function conditionsOn(
  context: CompileContext,
  statements: Statement[],
  position: number,
  variable: string,
): AttributeCondition[] {
  const found: AttributeCondition[] = [];
  const later = new Set(statements.slice(position).flatMap(definedNames));
  for (const statement of statements.slice(position + 1)) {
    if (!['filter', 'let', 'for', 'traversal', 'paths', 'sort'].includes(statement.kind)) break;
    if (statement.kind !== 'filter') continue;
    const condition = attributeCondition(
      statement.condition,
      variable,
      (name) => later.has(name),
      (name) => context.compiler.names(name),
    );
    if (condition !== undefined) found.push(condition);
  }
  return found;
}

/** For the SORT at `position`: how to ask, when the query runs, whether its input is in order already. */
export function sortedByLoop(
  _context: CompileContext,
  statements: Statement[],
  position: number,
): (() => boolean) | undefined {
  for (let at = position - 1; at >= 0; at--) {
    const statement = statements[at] as Statement;
    if (statement.kind === 'for') return plans.get(statement)?.sortedBy;
    if (statement.kind !== 'filter' && statement.kind !== 'let') return undefined;
  }
  return undefined;
}

function explainLoop(collection: Collection, access: Access, variable: string) {
  const base = { collection: collection.name, outVariable: { name: variable }, estimatedNrItems: 0 };
  switch (access.kind) {
    case 'scan':
      return { type: 'EnumerateCollectionNode', ...base };
    case 'index':
      return { type: 'IndexNode', ...base, indexes: [{ ...access.index.definition }] };
    default:
      return {
        type: 'IndexNode',
        ...base,
        indexes: [{ type: access.kind === 'key' ? 'primary' : 'edge', fields: [access.attribute] }],
      };
  }
}
