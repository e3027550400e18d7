import type { Flow, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';
import { attachedEvents, type BoundaryEvent } from './boundary.ts';
import { checkConnections } from './check-connections.ts';
import { checkIds, knownFlows } from './check-elements.ts';
import { checkPlanned } from './check-planned.ts';
import { GraphBuilder } from './graph-builder.ts';
import { linkFlows } from './links.ts';
import {
  type CheckedNode,
  endsAbruptly,
  isActivity,
  type JoinKind,
  type ProcessGraph,
  type SplitKind,
  type Vertex,
} from './model.ts';
import { parseWork } from './node-config.ts';

/** Entry and exit of a node in the graph: one vertex, or a join and a split around it. */
interface Ports {
  readonly in: Vertex;
  readonly work: Vertex;
  readonly release?: Vertex;
  readonly out: Vertex;
}

/** An end consumes each token by itself, so it has a vertex for every flow that leads to it. */
type EndPorts = ReadonlyMap<Flow, Vertex>;

/** The definition as a graph with every implicit gateway made explicit; undefined when its elements do not fit together. */
export function buildGraph(definition: ProcessDefinition, report: Report): ProcessGraph | undefined {
  checkIds(definition, report);
  const flows = knownFlows(definition, report);
  const nodes = new Map<string, CheckedNode>();
  for (const def of definition.nodes) {
    const work = parseWork(def, report);
    if (work && !nodes.has(def.node_id)) nodes.set(def.node_id, { def, work });
  }
  checkPlanned(nodes, report);
  if (report.failed()) return undefined;
  const attached = attachedEvents(nodes, report);
  const all = [...flows, ...linkFlows(nodes, report)];
  checkConnections(nodes, all, report);
  if (report.failed()) return undefined;

  const outgoing = groupBy(all, (flow) => flow.from);
  const incoming = groupBy(all, (flow) => flow.to);
  const builder = new GraphBuilder();
  const ports = new Map<string, Ports>();
  const ends = new Map<string, EndPorts>();
  for (const [id, node] of nodes) {
    const ins = incoming.get(id) ?? [];
    if (node.work.kind === 'end') ends.set(id, placeEnd(builder, node, ins));
    else ports.set(id, watched(builder, node, attached, placeNode(builder, node, ins, outgoing.get(id) ?? [])));
  }
  const end = builder.vertex(undefined, 'end', 'exclusive', 'exclusive');
  for (const [id, from] of ports) {
    const chain = [from.in, from.work, ...(from.release ? [from.release] : []), from.out];
    for (const [at, vertex] of chain.slice(1).entries())
      if (vertex !== chain[at]) builder.edge(chain[at]!, vertex, 'inner');
    for (const flow of outgoing.get(id) ?? [])
      builder.edge(from.out, ends.get(flow.to)?.get(flow) ?? ports.get(flow.to)!.in, 'flow', flow);
    for (const event of attached.get(id) ?? [])
      builder.edge(event.config.interrupting ? from.work : from.in, ports.get(event.node.def.node_id)!.in, 'boundary');
  }
  // The token of a timer that does not fire ends when its activity does.
  for (const event of [...attached.values()].flat().filter((one) => !one.config.interrupting))
    builder.edge(ports.get(event.node.def.node_id)!.work, end, 'exit');
  for (const [id, copies] of ends)
    if (!endsAbruptly(nodes.get(id)!.work)) for (const copy of copies.values()) builder.edge(copy, end, 'exit');
  const start = [...nodes.values()].find((node) => node.work.kind === 'start')!;
  const { vertices, edges } = builder;
  return { definition, nodes, vertices, edges, start: ports.get(start.def.node_id)!.in, end };
}

/** Puts the watch and the release around an activity with a timer that does not interrupt it. */
function watched(
  builder: GraphBuilder,
  node: CheckedNode,
  attached: ReadonlyMap<string, readonly BoundaryEvent[]>,
  ports: Ports,
): Ports {
  const { work } = node;
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

const placeEnd = (builder: GraphBuilder, node: CheckedNode, incoming: readonly Flow[]): EndPorts =>
  new Map(incoming.map((flow) => [flow, builder.vertex(node, 'node', 'exclusive', 'exclusive')]));

function placeNode(
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
  const given = node.work.kind === 'decision' ? node.work.config.gateway : 'exclusive';
  const gateway = given === 'complex' ? 'exclusive' : given;
  const split: SplitKind = gateway === 'event_based' ? 'event' : gateway;
  const join: JoinKind = gateway === 'event_based' ? 'exclusive' : gateway;
  if (join === 'exclusive' || ins < 2 || outs < 2) {
    const vertex = builder.vertex(node, 'node', ins < 2 ? 'exclusive' : join, outs < 2 ? 'exclusive' : split);
    return { in: vertex, work: vertex, out: vertex };
  }
  const before = builder.vertex(node, 'join', join, 'exclusive');
  const after = builder.vertex(node, 'split', 'exclusive', split);
  return { in: before, work: after, out: after };
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
