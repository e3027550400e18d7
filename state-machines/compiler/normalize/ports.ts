import type { Flow } from '#contracts/process-definition/index.ts';
import type { BoundaryEvent } from './boundary.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { type CheckedNode, type EventConfig, isActivity, type JoinKind, type SplitKind, type Vertex } from './model.ts';

/** Entry and exit of a node in the graph: one vertex, or a join and a split around it. */
export interface Ports {
  readonly in: Vertex;
  readonly work: Vertex;
  readonly release?: Vertex;
  readonly out: Vertex;
}

/** An end consumes each token by itself, so it has a vertex for every flow that leads to it. */
export type EndPorts = ReadonlyMap<Flow, Vertex>;

/** Puts the watch and the release around an activity with a timer that does not interrupt it, and the beginning before a cycle. */
export function watched(
  builder: GraphBuilder,
  node: CheckedNode,
  attached: ReadonlyMap<string, readonly BoundaryEvent[]>,
  ports: Ports,
): Ports {
  const { work } = node;
  if (work.kind === 'event' && work.config.position === 'boundary' && firesAgain(work.config))
    return { ...ports, in: builder.vertex(node, 'cycle', 'exclusive', 'exclusive') };
  const interrupts = work.kind === 'event' && work.config.position === 'boundary' && work.config.interrupting;
  const host = interrupts ? work.config.attachedTo! : node.def.node_id;
  if (!attached.get(host)?.some((event) => !event.config.interrupting)) return ports;
  if (!interrupts && !isActivity(work)) return ports;
  const release = builder.vertex(node, 'release', 'exclusive', 'exclusive');
  const out = ports.out === ports.work ? release : ports.out;
  return interrupts
    ? { ...ports, release, out }
    : { in: builder.vertex(node, 'watch', 'exclusive', 'parallel'), work: ports.work, release, out };
}

const firesAgain = (config: EventConfig): boolean => !config.interrupting && config.timer?.cycle !== undefined;

export const placeEnd = (builder: GraphBuilder, node: CheckedNode, incoming: readonly Flow[]): EndPorts =>
  new Map(incoming.map((flow) => [flow, builder.vertex(node, 'node', 'exclusive', 'exclusive')]));

export function placeNode(
  builder: GraphBuilder,
  node: CheckedNode,
  incoming: readonly Flow[],
  outgoing: readonly Flow[],
): Ports {
  const { work } = node;
  if (work.kind === 'decision') return placeGateway(builder, node, incoming.length, outgoing.length);
  const vertex = builder.vertex(node, 'node', 'exclusive', 'exclusive');
  if (outgoing.length < 2) return { in: vertex, work: vertex, out: vertex };
  return { in: vertex, work: vertex, out: builder.vertex(node, 'split', 'exclusive', implicitSplit(outgoing)) };
}

/** Several flows out of an activity all carry a token (BPMN); with conditions, those whose condition holds. */
const implicitSplit = (outgoing: readonly Flow[]): SplitKind =>
  outgoing.some((flow) => flow.condition !== undefined) ? 'inclusive' : 'parallel';

function placeGateway(builder: GraphBuilder, node: CheckedNode, ins: number, outs: number): Ports {
  const gateway = node.work.kind === 'decision' ? node.work.config.gateway : 'exclusive';
  const split: SplitKind = gateway === 'event_based' ? 'event' : gateway === 'complex' ? 'inclusive' : gateway;
  const join: JoinKind = gateway === 'event_based' ? 'exclusive' : gateway;
  if (join === 'exclusive' || ins < 2 || outs < 2) {
    const vertex = builder.vertex(node, 'node', ins < 2 ? 'exclusive' : join, outs < 2 ? 'exclusive' : split);
    return { in: vertex, work: vertex, out: vertex };
  }
  const before = builder.vertex(node, 'join', join, 'exclusive');
  const after = builder.vertex(node, 'split', 'exclusive', split);
  return { in: before, work: after, out: after };
}
