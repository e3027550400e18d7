import { toBoolean } from '../../values/convert.ts';
import type { Json } from '../../values/json.ts';
import { isDeterministic } from '../plan/filters.ts';
import { definedNames, freeNames } from '../plan/walk.ts';
import type { Frame, Run } from '../run.ts';
import type { Expression, Statement, TraversalStatement } from '../syntax-tree.ts';
import type { CompileContext } from './context.ts';
import { Scope } from './scope.ts';

/** What every path must satisfy at one depth, or at all of them: a path that does not is not followed any further. */
export type PathCondition = {
  on: 'vertices' | 'edges';
  /** The position in the path; absent for a condition on all of them. */
  position?: number;
  test: (element: Json, frame: Frame, run: Run) => boolean;
};

type Found = { on: 'vertices' | 'edges'; position?: number; condition: Expression };

/**
 * Of the filters right behind a traversal, those that speak of all vertices or edges (`p.vertices[*].x ALL == y`) or of one at a fixed
 * position (`p.edges[0].x == y`). They stay filters; known here, they keep the search from walking in vain.
 */
export function pathConditions(
  context: CompileContext,
  statement: TraversalStatement,
  following: Statement[],
): PathCondition[] {
  const path = statement.variables[2]?.name;
  if (path === undefined) return [];
  const later = new Set([statement, ...following].flatMap(definedNames));
  const conditions: PathCondition[] = [];
  for (const next of following) {
    if (next.kind !== 'filter') break;
    const found = onAll(next.condition, path) ?? onOne(next.condition, path);
    if (found === undefined || !isDeterministic(found.condition)) continue;
    if ([...freeNames(found.condition)].some((name) => later.has(name))) continue;
    conditions.push(compile(context, found));
  }
  return conditions;
}

function compile(context: CompileContext, { on, position, condition }: Found): PathCondition {
  const scope = new Scope(context.compiler.scope);
  const slot = scope.anonymous();
  const inner = context.compiler.within(scope);
  inner.elementSlot = slot;
  const evaluate = inner.expression(condition);
  const test = (element: Json, frame: Frame, run: Run): boolean => {
    frame[slot] = element;
    return toBoolean(evaluate(frame, run));
  };
  return position === undefined ? { on, test } : { on, position, test };
}

/** `vertices` or `edges` for `p.vertices` and `p.edges`. */
function partOf(node: Expression, path: string): 'vertices' | 'edges' | undefined {
  if (node.kind !== 'attribute' || node.name.kind !== 'text') return undefined;
  if (node.target.kind !== 'name' || node.target.name !== path) return undefined;
  const { name } = node.name;
  return name === 'vertices' || name === 'edges' ? name : undefined;
}

function onAll(node: Expression, path: string): Found | undefined {
  if (node.kind !== 'quantified' || node.quantifier.kind !== 'all' || node.left.kind !== 'expansion') return undefined;
  const { levels, filter, limit, projection, suffix, target } = node.left;
  const on = partOf(target, path);
  const isPlain = levels === 1 && filter === undefined && limit === undefined && projection === undefined;
  if (on === undefined || !isPlain) return undefined;
  return { on, condition: { kind: 'binary', operator: node.operator, left: suffix, right: node.right } };
}

/** A comparison of `p.vertices[n]…` with something else. */
function onOne(node: Expression, path: string): Found | undefined {
  if (node.kind !== 'binary' || node.operator === '&&' || node.operator === '||') return undefined;
  const positions: { on: 'vertices' | 'edges'; position: number }[] = [];
  const left = withElement(node.left, path, positions);
  const [only] = positions;
  if (left === undefined || only === undefined || positions.length > 1) return undefined;
  return { ...only, condition: { ...node, left } };
}

/** The chain of attribute accesses on `p.vertices[n]`, with that put as the element. */
function withElement(
  node: Expression,
  path: string,
  positions: { on: 'vertices' | 'edges'; position: number }[],
): Expression | undefined {
  if (node.kind === 'attribute') {
    const target = withElement(node.target, path, positions);
    return target === undefined ? undefined : { ...node, target };
  }
  if (node.kind !== 'index' || node.index.kind !== 'literal') return undefined;
  const on = partOf(node.target, path);
  const position = node.index.value;
  if (on === undefined || typeof position !== 'number' || position < 0 || !Number.isInteger(position)) return undefined;
  positions.push({ on, position });
  return { kind: 'element' };
}
