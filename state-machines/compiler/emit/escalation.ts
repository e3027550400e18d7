import { type EventConfig, graphsIn, idOf, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { isCall, isEventSubprocess } from '../normalize/subprocess-kinds.ts';
import { conditionsOf } from '../resolve/conditions.ts';
import type { ScopeStates } from './emission.ts';

export const ESCALATED = 'FlowMaster.Escalated';

/** Who catches an escalation: an event on the boundary of a subprocess around, or an event subprocess. */
export interface Catcher {
  /** The event: of a boundary, or the start of the event subprocess. */
  readonly nodeId: string;
  readonly config: EventConfig;
  /** What tells the visits of what it watches apart. */
  readonly visit: string;
  /** The subprocess that it watches; absent for the process. */
  readonly host: string | undefined;
}

const catches = ({ config }: Catcher, name: string | undefined): boolean =>
  config.name === undefined || config.name === name;

/** The nearest catcher of an escalation that is thrown in a graph; one that names it goes before one for all. */
export function catcherOf(process: ProcessGraph, from: ProcessGraph, name: string | undefined): Catcher | undefined {
  for (const catcher of catchersAround(process, from)) if (catches(catcher, name)) return catcher;
  return undefined;
}

/** What catches escalations that the process called by a node throws, the nearest first. */
export function catchersOfCall(states: ScopeStates, vertex: Vertex): Catcher[] {
  const process = states.emission.graph;
  if (!catchesAny(process)) return [];
  const graph = [...states.emission.scopes.keys()].find((one) => one.vertices.includes(vertex))!;
  return [...boundaryOf(graph, idOf(vertex)), ...catchersAround(process, graph)];
}

const known = new WeakMap<ProcessGraph, boolean>();

/** Most processes catch none: then nobody asks who does. */
function catchesAny(process: ProcessGraph): boolean {
  const before = known.get(process);
  if (before !== undefined) return before;
  const found = [...process.nodes.values()].some(
    ({ work }) =>
      (work.kind === 'start' || (work.kind === 'event' && work.config.position === 'boundary')) &&
      work.config.event === 'escalation',
  );
  known.set(process, found);
  return found;
}

/** Everything around a graph that catches escalations, the nearest first; of one place, what names them before what catches all. */
function* catchersAround(process: ProcessGraph, from: ProcessGraph): Generator<Catcher> {
  const parents = new Map(
    [...graphsIn(process)].flatMap((one) => childrenOf(one).map((child) => [child, one] as const)),
  );
  for (let graph: ProcessGraph | undefined = from; graph; ) {
    yield* handlersOf(graph);
    const owner = graph.owner;
    let parent = parents.get(graph);
    if (owner && parent && isEventSubprocess(owner)) {
      // What an event subprocess throws leaves the scope that it watches.
      const watched: ProcessGraph = parent;
      parent = parents.get(watched);
      if (watched.owner) yield* boundaryOf(parent, watched.owner.def.node_id);
    } else if (owner) yield* boundaryOf(parent, owner.def.node_id);
    graph = parent;
  }
}

const childrenOf = (graph: ProcessGraph): ProcessGraph[] => [
  ...graph.handlers.map((handler) => handler.inner!),
  ...[...graph.compensations.values()].flatMap((handler) => handler.inner ?? []),
  ...new Set(graph.vertices.flatMap((vertex) => (vertex.node?.inner ? [vertex.node.inner] : []))),
  ...new Set(graph.vertices.flatMap((vertex) => vertex.node?.beside?.map((way) => way.graph) ?? [])),
];

function handlersOf(graph: ProcessGraph): Catcher[] {
  const host = graph.owner?.def.node_id;
  const visit = `${host ?? idOf(graph.start)}#scope`;
  return namedFirst(
    graph.handlers.flatMap((handler) => {
      const { start } = handler.inner!;
      const work = start.node?.work;
      return work?.kind === 'start' && work.config.event === 'escalation'
        ? [{ nodeId: idOf(start), config: work.config, host, visit }]
        : [];
    }),
  );
}

function boundaryOf(graph: ProcessGraph | undefined, host: string): Catcher[] {
  const beside = graph?.nodes.get(host)?.beside?.map((way) => way.event.def.node_id) ?? [];
  return namedFirst(
    [...(graph?.nodes.values() ?? [])].flatMap(({ def, work }) => {
      if (work.kind !== 'event' || work.config.attachedTo !== host || work.config.event !== 'escalation') return [];
      const guarded = work.config.interrupting || beside.includes(def.node_id);
      return [{ nodeId: def.node_id, config: work.config, host, visit: guarded ? `${host}#guard` : host }];
    }),
  );
}

const namedFirst = (all: readonly Catcher[]): Catcher[] =>
  all.toSorted((a, b) => Number(a.config.name === undefined) - Number(b.config.name === undefined));

/** Called processes run in it, which escalate by a message that has to be waited for. */
export const callsWithin = (vertex: Vertex, inner: ProcessGraph | undefined): boolean =>
  inner
    ? [...graphsIn(inner)].some((graph) => graph.vertices.some(({ node }) => node !== undefined && isCall(node)))
    : vertex.node !== undefined && isCall(vertex.node);

/** Events further out that interrupting escalations thrown within an activity lead to. */
export function escalationsPassing(states: ScopeStates, vertex: Vertex): string[] {
  const { inner } = vertex.node!;
  if (!inner) return [];
  const process = states.emission.graph;
  const found = new Set<string>();
  for (const { event, writers } of conditionsOf(process).watches.values()) {
    const isAround = event.config.interrupting && ![...graphsIn(inner)].includes(event.watches ?? inner);
    const ids = new Set([...graphsIn(inner)].flatMap((one) => one.vertices.map(idOf)));
    if (isAround && writers.some((writer) => writer.inside && ids.has(writer.node.def.node_id)))
      found.add(event.nodeId);
  }
  for (const graph of graphsIn(inner))
    for (const one of graph.vertices) {
      const work = one.node?.work;
      if (work?.kind !== 'event' && work?.kind !== 'end') continue;
      if (work.config.event !== 'escalation' || work.config.position === 'boundary') continue;
      const catcher = catcherOf(process, graph, work.config.name);
      const inside = [...graphsIn(inner)].some((one) => one.owner?.def.node_id === catcher?.host);
      if (catcher?.config.interrupting && !inside) found.add(catcher.nodeId);
    }
  return [...found];
}
