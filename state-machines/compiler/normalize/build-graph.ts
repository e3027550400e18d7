import type { Flow, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';
import { expandAdHoc } from './ad-hoc/expand-ad-hoc.ts';
import { type SeparateWay, separateWays } from './beside-ways.ts';
import { attachedEvents, type BoundaryEvent } from './boundary.ts';
import { checkConnections } from './check-connections.ts';
import { checkIds, knownFlows } from './check-elements.ts';
import { checkAside, checkScopes } from './check-scopes.ts';
import { noteWhatIsUndone } from './compensable.ts';
import { compensationsOf, isCompensationEvent } from './compensation.ts';
import { GraphBuilder } from './graph-builder.ts';
import { withImplicitEnds } from './implicit-ends.ts';
import { linkFlows } from './links.ts';
import { type CheckedNode, endsAbruptly, type ProcessGraph } from './model.ts';
import { parseWork } from './node-config.ts';
import { type EndPorts, type Ports, placeEnd, placeNode, watched } from './ports.ts';
import { repeatedHandlers } from './repeated-handlers.ts';
import { isEventSubprocess, isOnDrawing } from './subprocess-kinds.ts';

/** The definition as a graph with every implicit gateway made explicit; undefined when its elements do not fit together. */
export function buildGraph(definition: ProcessDefinition, report: Report): ProcessGraph | undefined {
  checkIds(definition, report);
  const known = knownFlows(definition, report);
  const parsed = new Map<string, CheckedNode>();
  for (const def of definition.nodes) {
    const work = parseWork(def, report);
    if (work && !parsed.has(def.node_id)) parsed.set(def.node_id, { def, work });
  }
  if (report.failed()) return undefined;
  checkScopes(parsed, known, report);
  if (report.failed()) return undefined;
  const expanded = expandAdHoc(parsed, known, report);
  if (report.failed()) return undefined;
  const { nodes, flows } = withImplicitEnds(expanded, report);
  const build = (scope: string | undefined): ProcessGraph | undefined => {
    const own = new Map([...nodes].filter(([, node]) => node.def.scope_id === scope));
    for (const [id, node] of own) {
      if (!isOnDrawing(node)) continue;
      const inner = build(id);
      if (inner) node.inner = inner;
    }
    return buildScope(
      { definition, nodes: own, all: scope === undefined ? nodes : own, flows },
      nodes.get(scope ?? ''),
      report,
    );
  };
  const graph = build(undefined);
  if (report.failed() || !graph) return undefined;
  noteWhatIsUndone(graph);
  return graph;
}

interface ScopeParts {
  readonly definition: ProcessDefinition;
  readonly nodes: ReadonlyMap<string, CheckedNode>;
  readonly all: ReadonlyMap<string, CheckedNode>;
  readonly flows: readonly Flow[];
}

/** The graph of one scope: the process itself, or a subprocess on its drawing. */
function buildScope(
  { definition, nodes: own, all: known, flows }: ScopeParts,
  owner: CheckedNode | undefined,
  report: Report,
): ProcessGraph | undefined {
  const compensations = compensationsOf(own, report);
  const handlers = [...own.values()].filter(isEventSubprocess);
  const aside = new Set<CheckedNode>([...compensations.values(), ...handlers]);
  const drawn = new Map([...own].filter(([, node]) => !aside.has(node) && !isCompensationEvent(node)));
  const onBoundary = attachedEvents(drawn, report);
  const drawnFlows = [...flows.filter((flow) => own.has(flow.from)), ...linkFlows(drawn, report)];
  checkAside([...aside], drawnFlows, report);
  checkConnections(drawn, drawnFlows, report, owner);
  if (report.failed()) return undefined;
  const separate = separateWays(drawn, drawnFlows, onBoundary, report);
  if (report.failed()) return undefined;
  for (const way of separate) {
    const graph = buildScope({ definition, ...wayParts(way, drawn, drawnFlows) }, undefined, report);
    if (!graph) return undefined;
    way.host.beside = [...(way.host.beside ?? []), { event: way.event.node, config: way.event.config, graph }];
  }
  const { nodes, all, attached } = without(separate, drawn, drawnFlows, onBoundary);

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
    // Tokens that a complex gateway swallows end there.
    if (from.in.join === 'complex') builder.edge(from.in, end, 'exit');
  }
  const again = repeatedHandlers(nodes, all, attached, report);
  // The token of an event that does not come ends when its activity does.
  for (const event of [...attached.values()].flat().filter((one) => !one.config.interrupting))
    builder.edge(ports.get(event.node.def.node_id)!.work, end, 'exit');
  for (const [id, copies] of ends)
    if (!endsAbruptly(nodes.get(id)!.work))
      for (const copy of copies.values()) {
        const event = again.get(id);
        // What an event started is done: it may come again.
        if (event === undefined) builder.edge(copy, end, 'exit');
        else builder.edge(copy, ports.get(event)!.work, 'inner');
      }
  const start = [...nodes.values()].find((node) => node.work.kind === 'start')!;
  const { vertices, edges } = builder;
  return {
    definition,
    ...(owner && { owner }),
    nodes: known,
    handlers,
    compensations,
    vertices,
    edges,
    start: ports.get(start.def.node_id)!.in,
    end,
  };
}

/** The way of an event as a scope: the event is its start, and maps what it brings. */
function wayParts({ event, nodes }: SeparateWay, drawn: ReadonlyMap<string, CheckedNode>, flows: readonly Flow[]) {
  const { def } = event.node;
  const named = Object.fromEntries(def.outputs.map((field) => [field, `{% $output.${field} %}`]));
  const mapping = event.config.outputMapping ?? (def.outputs.length > 0 ? named : undefined);
  const config = { ...event.config, ...(mapping && { outputMapping: mapping }) };
  const own = new Map<string, CheckedNode>([[def.node_id, { def, work: { kind: 'start', config } }]]);
  for (const id of nodes) own.set(id, drawn.get(id)!);
  return { nodes: own, all: own, flows: flows.filter((flow) => own.has(flow.from)) };
}

/** What is left of a scope without the ways that are taken out of it. */
function without(
  ways: readonly SeparateWay[],
  drawn: ReadonlyMap<string, CheckedNode>,
  flows: readonly Flow[],
  attached: ReadonlyMap<string, readonly BoundaryEvent[]>,
) {
  const gone = new Set(ways.flatMap((way) => [way.event.node.def.node_id, ...way.nodes]));
  return {
    nodes: new Map([...drawn].filter(([id]) => !gone.has(id))),
    all: flows.filter((flow) => !gone.has(flow.from)),
    attached: new Map(
      [...attached]
        .filter(([id]) => !gone.has(id))
        .map(([id, events]) => [id, events.filter((event) => !gone.has(event.node.def.node_id))]),
    ),
  };
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
