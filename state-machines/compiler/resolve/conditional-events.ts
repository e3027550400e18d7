import {
  type CheckedNode,
  type EventConfig,
  graphsIn,
  isActivity,
  type ProcessGraph,
  type Vertex,
} from '../normalize/model.ts';

/** Where a conditional event waits. */
export interface ConditionalEvent {
  readonly nodeId: string;
  readonly title: string;
  readonly config: EventConfig;
  /** The graph in which something runs while it waits. */
  readonly graph: ProcessGraph;
  /** Where it waits there: at itself, or beside the activity that it is attached to; absent for what watches the whole graph. */
  readonly at?: Vertex;
  /** What it ends, or runs beside: a subprocess that it is attached to, or the whole graph. */
  readonly watches?: ProcessGraph;
}

const conditional = (node: CheckedNode | undefined): EventConfig | undefined =>
  node && 'event' in node.work.config && node.work.config.event === 'conditional'
    ? (node.work.config as EventConfig)
    : undefined;

/** Every conditional event of a process that waits in a run of it. */
export function* conditionalEvents(process: ProcessGraph): Generator<ConditionalEvent> {
  for (const graph of graphsIn(process)) {
    for (const vertex of graph.vertices) {
      if (vertex.part !== 'node' || !vertex.node) continue;
      const config = vertex.node.work.kind === 'event' ? conditional(vertex.node) : undefined;
      if (config?.position === 'boundary') yield* attached(graph, vertex.node, config);
      else if (config) yield { ...named(vertex.node), config, graph, at: vertex };
      for (const way of vertex.node.beside ?? [])
        if (way.config.event === 'conditional') yield* attached(graph, way.event, way.config);
    }
    for (const { inner } of graph.handlers) {
      const config = conditional(inner?.start.node);
      if (config) yield { ...named(inner!.start.node!), config, graph, watches: graph };
    }
  }
}

function* attached(graph: ProcessGraph, node: CheckedNode, config: EventConfig): Generator<ConditionalEvent> {
  const at = graph.vertices.find((one) => one.part === 'node' && one.node?.def.node_id === config.attachedTo);
  if (!at) return;
  const watches = isShared(at.node!) ? at.node!.inner : undefined;
  yield { ...named(node), config, graph, at, ...(watches && { watches }) };
}

const named = ({ def }: CheckedNode) => ({ nodeId: def.node_id, title: def.title });

/** What lies in a subprocess writes the data of the process, unless each of its instances has data of its own. */
export const isShared = ({ inner, work }: CheckedNode): boolean =>
  inner !== undefined && isActivity(work) && work.config.multiInstance === undefined;
