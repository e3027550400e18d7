import { type EventConfig, graphsIn, idOf, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { isEventSubprocess } from '../normalize/subprocess-kinds.ts';
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

const catches = (config: EventConfig, name: string | undefined): boolean =>
  config.event === 'escalation' && (config.name === undefined || config.name === name);

/** The nearest catcher of an escalation that is thrown in a graph; one that names it goes before one for all. */
export function catcherOf(process: ProcessGraph, from: ProcessGraph, name: string | undefined): Catcher | undefined {
  const parents = new Map(
    [...graphsIn(process)].flatMap((one) => childrenOf(one).map((child) => [child, one] as const)),
  );
  for (let graph: ProcessGraph | undefined = from; graph; ) {
    const found = handlerOf(graph, name);
    if (found) return found;
    const owner = graph.owner;
    let parent = parents.get(graph);
    if (owner && parent && isEventSubprocess(owner)) {
      // What an event subprocess throws leaves the scope that it watches.
      const watched: ProcessGraph = parent;
      const boundary = watched.owner && boundaryOf(parents.get(watched), watched.owner.def.node_id, name);
      if (boundary) return boundary;
      parent = parents.get(watched);
    } else if (owner) {
      const boundary = boundaryOf(parent, owner.def.node_id, name);
      if (boundary) return boundary;
    }
    graph = parent;
  }
  return undefined;
}

const childrenOf = (graph: ProcessGraph): ProcessGraph[] => [
  ...graph.handlers.map((handler) => handler.inner!),
  ...new Set(graph.vertices.flatMap((vertex) => (vertex.node?.inner ? [vertex.node.inner] : []))),
  ...new Set(graph.vertices.flatMap((vertex) => vertex.node?.beside?.map((way) => way.graph) ?? [])),
];

function handlerOf(graph: ProcessGraph, name: string | undefined): Catcher | undefined {
  const starts = graph.handlers.flatMap((handler) => {
    const { start } = handler.inner!;
    const work = start.node?.work;
    return work?.kind === 'start' && catches(work.config, name) ? [{ nodeId: idOf(start), config: work.config }] : [];
  });
  const found = named(starts);
  const host = graph.owner?.def.node_id;
  return found && { ...found, host, visit: `${host ?? idOf(graph.start)}#scope` };
}

function boundaryOf(graph: ProcessGraph | undefined, host: string, name: string | undefined): Catcher | undefined {
  const events = [...(graph?.nodes.values() ?? [])].flatMap(({ def, work }) =>
    work.kind === 'event' && work.config.attachedTo === host && catches(work.config, name)
      ? [{ nodeId: def.node_id, config: work.config }]
      : [],
  );
  const found = named(events);
  return found && { ...found, host, visit: host };
}

const named = <T extends { config: EventConfig }>(all: readonly T[]): T | undefined =>
  all.find((one) => one.config.name !== undefined) ?? all[0];

/** Events further out that interrupting escalations thrown within an activity lead to. */
export function escalationsPassing(states: ScopeStates, vertex: Vertex): string[] {
  const { inner } = vertex.node!;
  if (!inner) return [];
  const process = states.emission.graph;
  const found = new Set<string>();
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
