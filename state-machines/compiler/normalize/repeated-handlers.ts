import type { Flow } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';
import type { BoundaryEvent } from './boundary.ts';
import { type CheckedNode, comesAgain } from './model.ts';

/**
 * Events that do not interrupt their activity may come again and again, each time with a token of its own. By end: the
 * event whose way leads to it. When the way is at its end, the next event is waited for; nothing else may lead there.
 */
export function repeatedHandlers(
  nodes: ReadonlyMap<string, CheckedNode>,
  flows: readonly Flow[],
  attached: ReadonlyMap<string, readonly BoundaryEvent[]>,
  report: Report,
): Map<string, string> {
  const ends = new Map<string, string>();
  const ways = waysOf(flows, attached);
  for (const { node, config } of [...attached.values()].flat()) {
    if (config.interrupting || !comesAgain(config)) continue;
    const eventId = node.def.node_id;
    const way = reached(eventId, ways);
    const other = flows.find((flow) => way.has(flow.to) && !way.has(flow.from) && flow.from !== eventId);
    if (other)
      report.error(
        'event.handler-shared',
        { nodeId: eventId, flowId: other.id, path: [eventId, other.to] },
        `“${node.def.title}” may come several times, but its way meets the flow ${other.id} at “${nodes.get(other.to)!.def.title}”.`,
        'Lead the event to an end of its own, or let it interrupt its activity.',
      );
    for (const id of way) if (nodes.get(id)?.work.kind === 'end') ends.set(id, eventId);
  }
  return ends;
}

/** Where a token goes from each node: by flows, and to events on a boundary. */
export type Ways = (nodeId: string) => readonly string[];

export function waysOf(flows: readonly Flow[], attached: ReadonlyMap<string, readonly BoundaryEvent[]>): Ways {
  const targets = new Map<string, string[]>();
  for (const flow of flows) {
    const known = targets.get(flow.from);
    if (known) known.push(flow.to);
    else targets.set(flow.from, [flow.to]);
  }
  return (id) => [...(targets.get(id) ?? []), ...(attached.get(id) ?? []).map((event) => event.node.def.node_id)];
}

/** Nodes that a token can come to from a node. */
export function reached(from: string, ways: Ways): Set<string> {
  const found = new Set<string>();
  const open = [...ways(from)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...ways(id));
  }
  return found;
}
