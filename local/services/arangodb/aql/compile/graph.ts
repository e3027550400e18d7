import { ArangoError, errorNumbers } from '../../errors.ts';
import { definitionOf, edgeCollections, findGraph, vertexCollections } from '../../graph/definition.ts';
import type { EdgeSource, Weights } from '../../graph/explorer.ts';
import { toNumber } from '../../values/convert.ts';
import type { Json, JsonObject } from '../../values/json.ts';
import type { Operator } from '../execute/operator.ts';
import { paths } from '../execute/paths.ts';
import { traversal } from '../execute/traversal.ts';
import type { Evaluate, Frame, Run } from '../run.ts';
import type {
  Direction,
  Expression,
  GraphSource,
  PathStatement,
  Statement,
  TraversalStatement,
  Variable,
} from '../syntax-tree.ts';
import type { CompileContext } from './context.ts';
import { assertNotWritten } from './for.ts';
import { readOptions } from './options.ts';
import { pathConditions } from './path-conditions.ts';

export function compileTraversal(
  context: CompileContext,
  statement: TraversalStatement,
  following: Statement[],
): Operator {
  const { compiler } = context;
  const options = readOptions(context, statement.options, 'TRAVERSAL');
  const edges = edgeSources(context, statement.graph, statement.direction, names(options.edgeCollections));
  const start = compiler.expression(statement.start);
  const min = compileDepth(context, statement.min);
  const max = statement.max === undefined ? undefined : compileDepth(context, statement.max);
  const order = orderOf(options);
  const settings = { order, weights: weightsOf(options), ...uniqueness(options, order) };
  const conditions = pathConditions(context, statement, following);
  const [vertex, edge, path] = slotsOf(context, statement.variables);
  const prune = compilePrune(context, statement);
  const vertexNames = names(options.vertexCollections);
  const run = traversal({
    edges,
    start,
    depths: depthReader(min, max),
    settings,
    slots: { vertex: vertex as number, edge, path },
    prune,
    conditions,
    ...(vertexNames === undefined ? {} : { vertexCollections: vertexNames }),
  });
  return {
    run,
    explain: {
      type: 'TraversalNode',
      edgeCollections: edges.map(({ collection }) => collection),
      direction: statement.direction,
    },
  };
}

export function compilePaths(context: CompileContext, statement: PathStatement): Operator {
  const { compiler } = context;
  const options = readOptions(context, statement.options, 'PATHS');
  const edges = edgeSources(context, statement.graph, statement.direction, undefined);
  const from = compiler.expression(statement.from);
  const to = compiler.expression(statement.to);
  const depths = depthReader(compileDepth(context, statement.min), compileDepth(context, statement.max));
  const slots = slotsOf(context, statement.variables);
  const run = paths({ algorithm: statement.algorithm, edges, from, to, depths, weights: weightsOf(options), slots });
  const type = statement.algorithm === 'SHORTEST_PATH' ? 'ShortestPathNode' : 'EnumeratePathsNode';
  return { run, explain: { type, direction: statement.direction } };
}

function slotsOf(context: CompileContext, variables: Variable[]): number[] {
  return variables.map(({ name }) => context.compiler.scope.declare(name));
}

function compilePrune(context: CompileContext, statement: TraversalStatement) {
  if (statement.prune === undefined) return undefined;
  const condition = context.compiler.expression(statement.prune);
  const { pruneVariable } = statement;
  return {
    condition,
    slot: pruneVariable === undefined ? undefined : context.compiler.scope.declare(pruneVariable.name),
  };
}

function compileDepth(context: CompileContext, expression: Expression | undefined): Evaluate {
  return expression === undefined ? () => 1 : context.compiler.expression(expression);
}

/** `n..m`, or `n` alone; by default 1. */
function depthReader(min: Evaluate, max: Evaluate | undefined): (frame: Frame, run: Run) => [number, number] {
  return (frame, run) => {
    const low = depth(min(frame, run));
    return [low, max === undefined ? Math.max(low, 1) : depth(max(frame, run))];
  };
}

function depth(value: Json): number {
  const number = toNumber(value);
  if (typeof value === 'number' && number >= 0 && Number.isInteger(number)) return number;
  throw new ArangoError(errorNumbers.queryParse, 'AQL: invalid traversal depth (while instantiating plan)');
}

function edgeSources(
  context: CompileContext,
  graph: GraphSource,
  direction: Direction,
  only: string[] | undefined,
): EdgeSource[] {
  const sources =
    graph.kind === 'named' ? namedSources(context, graph.name, direction) : listed(context, graph, direction);
  for (const { collection } of sources) {
    assertNotWritten(context, collection);
    context.gathered.reads.add(collection);
  }
  return only === undefined ? sources : sources.filter(({ collection }) => only.includes(collection));
}

function listed(
  context: CompileContext,
  graph: Extract<GraphSource, { kind: 'edges' }>,
  direction: Direction,
): EdgeSource[] {
  return graph.collections.map(({ collection, direction: own }) => {
    const name = context.compiler.existingCollection(collection);
    if (!context.database.collection(name).isEdge) {
      const message = `AQL: collection type invalid: expected edge collection '${name}' (while instantiating plan)`;
      throw new ArangoError(errorNumbers.documentCollectionExpected, message);
    }
    return { collection: name, direction: own ?? direction };
  });
}

function namedSources(context: CompileContext, expression: Expression, direction: Direction): EdgeSource[] {
  const name = context.compiler.constant(expression);
  const { database } = context;
  const graph = definitionOf(findGraph(database, database.view(), String(name)));
  for (const vertex of vertexCollections(graph)) context.gathered.reads.add(vertex);
  return edgeCollections(graph).map((collection) => ({ collection, direction }));
}

function names(value: Json | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  const given = (Array.isArray(value) ? value : [value]).filter((name) => typeof name === 'string');
  // An empty list restricts nothing.
  return given.length === 0 ? undefined : given;
}

function weightsOf(options: JsonObject): Weights {
  const { weightAttribute, defaultWeight } = options;
  if (typeof weightAttribute !== 'string') return undefined;
  return { attribute: weightAttribute, fallback: typeof defaultWeight === 'number' ? defaultWeight : 1 };
}

function orderOf(options: JsonObject): 'dfs' | 'bfs' | 'weighted' {
  const order = typeof options.order === 'string' ? options.order.toLowerCase() : undefined;
  if (order === 'bfs' || order === 'weighted' || order === 'dfs') return order;
  if (order !== undefined) throw badOption(`order '${order}'`);
  return options.bfs === true ? 'bfs' : 'dfs';
}

function uniqueness(options: JsonObject, order: string) {
  const vertices = options.uniqueVertices ?? 'none';
  const edges = options.uniqueEdges ?? 'path';
  if (vertices !== 'none' && vertices !== 'path' && vertices !== 'global') throw badOption('uniqueVertices');
  if (edges !== 'none' && edges !== 'path') {
    throw badOption(
      "uniqueEdges: 'global' is not supported, due to otherwise unpredictable results. Use 'path' or 'none' instead",
    );
  }
  if (vertices === 'global' && order === 'dfs') {
    throw badOption(
      "uniqueVertices: 'global' is only supported, with mode: bfs|weighted due to otherwise unpredictable results",
    );
  }
  return { uniqueVertices: vertices, uniqueEdges: edges } as const;
}

function badOption(detail: string): ArangoError {
  return new ArangoError(errorNumbers.badParameter, `AQL: ${detail} (while instantiating plan)`);
}
