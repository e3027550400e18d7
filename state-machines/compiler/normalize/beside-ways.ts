import type { Flow } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';
import type { BoundaryEvent } from './boundary.ts';
import type { CheckedNode } from './model.ts';
import { reached } from './repeated-handlers.ts';

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
  for (const [hostId, events] of attached) {
    const beside = events.filter((event) => !event.config.interrupting);
    if (beside.length === 0 || !comesBack(hostId, flows, attached)) continue;
    for (const event of beside) {
      const way = reached(event.node.def.node_id, flows, attached);
      const host = nodes.get(hostId)!;
      if (isOnItsOwn(event, way, flows, nodes, report)) found.push({ host, event, nodes: way });
    }
  }
  return found;
}

/** Whether a token that leaves an activity, by whatever way but those beside it, can come to it again. */
function comesBack(
  hostId: string,
  flows: readonly Flow[],
  attached: ReadonlyMap<string, readonly BoundaryEvent[]>,
): boolean {
  const interrupting = new Map(
    [...attached].map(([id, events]) => [id, id === hostId ? events.filter((one) => one.config.interrupting) : events]),
  );
  return reached(hostId, flows, interrupting).has(hostId);
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
