import { besides } from '../analyse/beside.ts';
import { expressionOf } from '../expressions/delimiters.ts';
import { readsOf } from '../expressions/reads.ts';
import { type CheckedNode, graphsIn, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { type ConditionalEvent, conditionalEvents, isShared } from './conditional-events.ts';
import { writesOf } from './writes.ts';

/** A node behind which the condition of an event is asked. */
export interface Writer {
  readonly node: CheckedNode;
  /** It runs in what the event belongs to; otherwise beside it. */
  readonly inside: boolean;
}

export interface Watch {
  readonly event: ConditionalEvent;
  readonly writers: readonly Writer[];
  /** Fields that the condition reads and the writers write: the event's token sees them as they then were. */
  readonly brings: readonly string[];
}

export interface Conditions {
  /** By conditional event. */
  readonly watches: ReadonlyMap<string, Watch>;
  /** By node that writes: the events that are asked behind it. */
  readonly asked: ReadonlyMap<string, readonly { readonly watch: Watch; readonly inside: boolean }[]>;
}

const known = new WeakMap<ProcessGraph, Conditions>();

/** Which conditions are asked where: behind each node that writes what one reads, in or beside what its event belongs to. */
export function conditionsOf(process: ProcessGraph): Conditions {
  const before = known.get(process);
  if (before) return before;
  const watches = new Map<string, Watch>();
  const asked = new Map<string, { watch: Watch; inside: boolean }[]>();
  let places: ReadonlyMap<ProcessGraph, Place> | undefined;
  for (const event of conditionalEvents(process)) {
    places ??= placesOf(process);
    const watch = watchOf(event, places);
    watches.set(event.nodeId, watch);
    for (const { node, inside } of watch.writers)
      asked.set(node.def.node_id, [...(asked.get(node.def.node_id) ?? []), { watch, inside }]);
  }
  const conditions = { watches, asked };
  known.set(process, conditions);
  return conditions;
}

/** Fields that a condition reads. */
export function conditionFields(condition: string | undefined): ReadonlySet<string> | 'all' {
  return readsOf(expressionOf(condition ?? '').source) ?? new Set();
}

function watchOf(event: ConditionalEvent, places: ReadonlyMap<ProcessGraph, Place>): Watch {
  const fields = conditionFields(event.config.condition);
  const relevant = (node: CheckedNode) => writesOf(node).filter((field) => fields === 'all' || fields.has(field));
  const writers = new Map<string, Writer>();
  const add = (nodes: Iterable<CheckedNode>, inside: boolean) => {
    for (const node of nodes) {
      const id = node.def.node_id;
      if (id !== event.nodeId && !writers.has(id) && relevant(node).length > 0) writers.set(id, { node, inside });
    }
  };
  if (event.watches) add(inGraph(event.watches, event), true);
  add(beside(event, places), false);
  const all = [...writers.values()];
  const brings = [...new Set(all.flatMap(({ node }) => relevant(node)))].sort();
  return { event, writers: all, brings };
}

/** Where a graph lies: in a subprocess or beside an activity (`at`), or beside another graph as its event subprocess. */
interface Place {
  readonly graph: ProcessGraph;
  readonly at?: Vertex;
  readonly how: 'inside' | 'beside' | 'handler';
}

function placesOf(process: ProcessGraph): Map<ProcessGraph, Place> {
  const places = new Map<ProcessGraph, Place>();
  for (const graph of graphsIn(process)) {
    for (const handler of graph.handlers) places.set(handler.inner!, { graph, how: 'handler' });
    for (const at of graph.vertices.filter((one) => one.part === 'node' && one.node)) {
      if (at.node!.inner) places.set(at.node!.inner, { graph, at, how: 'inside' });
      for (const way of at.node!.beside ?? []) places.set(way.graph, { graph, at, how: 'beside' });
    }
  }
  return places;
}

/** Nodes that may run while the event waits, and do not lie in what it belongs to. */
function* beside(event: ConditionalEvent, places: ReadonlyMap<ProcessGraph, Place>): Generator<CheckedNode> {
  let { graph, at } = event;
  for (;;) {
    if (at) {
      yield* atVertices(besides(graph, at));
      yield* besideWays(at);
      yield* handlerNodes(graph, event, true);
    }
    const place = places.get(graph);
    // Each instance has data of its own: what happens outside of it changes nothing in it.
    if (!place || (place.how === 'inside' && !isShared(place.at!.node!))) return;
    if (place.how === 'handler' && !interrupts(graph)) yield* inGraph(place.graph, event);
    if (place.how === 'beside') yield* atVertices([place.at!]);
    ({ graph } = place);
    at = place.at;
  }
}

/** Nodes of a graph and of what lies in it that write the data of the process. */
function* inGraph(graph: ProcessGraph, event: ConditionalEvent): Generator<CheckedNode> {
  yield* atVertices(graph.vertices);
  yield* handlerNodes(graph, event, graph === event.graph);
}

/** Event subprocesses; those that end the graph which is watched do not run beside it. */
function* handlerNodes(graph: ProcessGraph, event: ConditionalEvent, isWatched: boolean): Generator<CheckedNode> {
  for (const { inner } of graph.handlers) if (!isWatched || !interrupts(inner!)) yield* inGraph(inner!, event);
}

const interrupts = ({ start }: ProcessGraph): boolean =>
  start.node !== undefined && 'interrupting' in start.node.work.config && start.node.work.config.interrupting !== false;

function* atVertices(vertices: Iterable<Vertex>): Generator<CheckedNode> {
  for (const vertex of vertices) {
    if (vertex.part !== 'node' || !vertex.node) continue;
    if (isShared(vertex.node)) yield* nested(vertex.node.inner!);
    else yield vertex.node;
    yield* besideWays(vertex);
  }
}

function* nested(graph: ProcessGraph): Generator<CheckedNode> {
  yield* atVertices(graph.vertices);
  for (const { inner } of graph.handlers) yield* nested(inner!);
}

function* besideWays({ node }: Vertex): Generator<CheckedNode> {
  for (const way of node?.beside ?? []) yield* nested(way.graph);
}
