import type { Flow } from '#contracts/process-definition/index.ts';
import { componentsOf } from '../analyse/components.ts';
import type { Report } from '../diagnostics/report.ts';
import type { BoundaryEvent } from './boundary.ts';
import type { CheckedNode } from './model.ts';
import { reached, type Ways, waysOf } from './repeated-handlers.ts';

/** The way of an event beside an activity that lies on a cycle. */
export interface SeparateWay {
  readonly host: CheckedNode;
  readonly event: BoundaryEvent;
  /** Ids of its nodes, without the event. */
  readonly nodes: ReadonlySet<string>;
}

/**
 * An activity on a cycle may be visited again while what an event beside it has started still runs: the same way would
 * have two tokens. Such a way is taken out of the graph; the activity is left when it is done.
 */
export function separateWays(
  nodes: ReadonlyMap<string, CheckedNode>,
  flows: readonly Flow[],
  attached: ReadonlyMap<string, readonly BoundaryEvent[]>,
  report: Report,
): SeparateWay[] {
  const found: SeparateWay[] = [];
  const hosts = [...attached].filter(([, events]) => events.some((event) => !event.config.interrupting));
  if (hosts.length === 0) return found;
  const ways = waysOf(flows, attached);
  const interrupting = [...attached].map(([id, all]) => [id, all.filter((one) => one.config.interrupting)] as const);
  const again = onCycles(
    hosts.map(([id]) => id),
    waysOf(flows, new Map(interrupting)),
  );
  for (const [hostId, events] of hosts) {
    if (!again.has(hostId)) continue;
    for (const event of events.filter((one) => !one.config.interrupting)) {
      const way = reached(event.node.def.node_id, ways);
      const host = nodes.get(hostId)!;
      if (isOnItsOwn(event, way, flows, nodes, report)) found.push({ host, event, nodes: way });
    }
  }
  return found;
}

/** Activities that a token can come to again, by whatever way but those beside activities. */
function onCycles(hosts: readonly string[], ways: Ways): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  for (const host of hosts) {
    if (seen.has(host)) continue;
    for (const component of componentsOf(host, ways))
      for (const id of component) {
        seen.add(id);
        if (component.length > 1 || ways(id).includes(id)) found.add(id);
      }
  }
  return found;
}

function isOnItsOwn(
  { node: { def } }: BoundaryEvent,
  way: ReadonlySet<string>,
  flows: readonly Flow[],
  nodes: ReadonlyMap<string, CheckedNode>,
  report: Report,
): boolean {
  const shared = flows.find((flow) => way.has(flow.to) && !way.has(flow.from) && flow.from !== def.node_id);
  const terminates = [...way].find((id) => {
    const work = nodes.get(id)?.work;
    return work?.kind === 'end' && work.config.event === 'terminate';
  });
  if (shared)
    report.error(
      'event.handler-shared',
      { nodeId: def.node_id, flowId: shared.id, path: [def.node_id, shared.to] },
      `“${def.title}” may come again while its way still runs, but that meets the flow ${shared.id} at “${nodes.get(shared.to)!.def.title}”.`,
      'Lead the event to an end of its own, or let it interrupt its activity.',
    );
  if (terminates !== undefined)
    report.error(
      'event.handler-terminates',
      { nodeId: terminates, path: [def.node_id, terminates] },
      `“${nodes.get(terminates)!.def.title}” would terminate the process from beside an activity on a cycle.`,
      'End with an error, or let the event interrupt its activity.',
    );
  if (!shared && terminates === undefined)
    report.info(
      'event.handler-awaited',
      { nodeId: def.node_id },
      `“${def.title}” stands beside an activity that may be visited again: that is left only when what the event started is done, and what interrupts the activity ends that too.`,
      'Nothing needs to be done; keep the way of the event short.',
    );
  return !shared && terminates === undefined;
}
