import type { Flow } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';
import { isBoundary } from './boundary.ts';
import { type CheckedNode, endsAbruptly } from './model.ts';

/** Starts, ends, dead ends and flows that a node of its kind cannot have. */
export function checkConnections(
  nodes: ReadonlyMap<string, CheckedNode>,
  flows: readonly Flow[],
  report: Report,
  owner?: CheckedNode,
): void {
  checkStartsAndEnds(nodes, report, owner);
  const outgoing = countBy(flows, (flow) => flow.from);
  const incoming = countBy(flows, (flow) => flow.to);
  for (const flow of flows)
    if (flow.from === flow.to)
      report.error(
        'flow.self-loop',
        { flowId: flow.id, nodeId: flow.from, path: [flow.from, flow.to] },
        `The flow ${flow.id} leads from a node to itself.`,
        'Lead it through a decision that can leave the loop, or remove it.',
      );
  for (const [nodeId, node] of nodes) checkNode(node, incoming.get(nodeId) ?? 0, outgoing.get(nodeId) ?? 0, report);
}

function checkStartsAndEnds(nodes: ReadonlyMap<string, CheckedNode>, report: Report, owner?: CheckedNode): void {
  const what = owner ? `The subprocess “${owner.def.title}”` : 'The process';
  const place = owner ? { nodeId: owner.def.node_id } : {};
  const starts = [...nodes.values()].filter((node) => node.work.kind === 'start');
  if (starts.length === 0)
    report.error(
      'process.no-start',
      place,
      `${what} has no start node, and nothing that no flow leads to.`,
      'Add a start node and connect it to the first activity.',
    );
  for (const extra of starts.slice(1))
    report.error(
      'process.several-starts',
      { nodeId: extra.def.node_id, path: starts.map((node) => node.def.node_id) },
      `${what} has ${starts.length} start nodes.`,
      'Keep one start node; a decision behind it can choose between ways in.',
    );
  if (![...nodes.values()].some((node) => node.work.kind === 'end'))
    report.error(
      'process.no-end',
      place,
      `${what} has no end node, and nothing that no flow leaves.`,
      'Add an end node and lead the last activity to it.',
    );
}

function checkNode(node: CheckedNode, ins: number, outs: number, report: Report): void {
  const { def, work } = node;
  const place = { nodeId: def.node_id };
  if (work.kind === 'end' && ins === 0)
    report.error(
      'node.unreachable',
      place,
      `“${def.title}” can never be reached from the start.`,
      'Lead a flow to it from a node that is reached, or remove it.',
    );
  if (work.kind === 'start' && ins > 0)
    report.error(
      'node.flow-into-start',
      place,
      `A flow leads into the start node “${def.title}”.`,
      'Lead it to the node behind the start.',
    );
  if (isBoundary(node) && ins > 0)
    report.error(
      'node.flow-into-boundary',
      place,
      `A flow leads into the boundary event “${def.title}”.`,
      'A boundary event is reached only through its activity; remove the flow.',
    );
  if (work.kind === 'end' && outs > 0)
    report.error(
      'node.flow-out-of-end',
      place,
      `A flow leads out of the end node “${def.title}”.`,
      endsAbruptly(work) ? 'Remove the flow.' : 'Remove the flow, or make the node an activity.',
    );
  if (work.kind !== 'end' && outs === 0 && !isThrownLink(node))
    report.error('node.dead-end', place, `Nothing follows “${def.title}”.`, 'Lead it to the next node or to an end.');
}

const isThrownLink = (node: CheckedNode): boolean =>
  node.work.kind === 'event' && node.work.config.event === 'link' && node.work.config.position === 'throw';

function countBy(flows: readonly Flow[], key: (flow: Flow) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const flow of flows) counts.set(key(flow), (counts.get(key(flow)) ?? 0) + 1);
  return counts;
}
