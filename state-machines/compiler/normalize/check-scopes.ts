import type { Flow } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';
import type { CheckedNode } from './model.ts';
import { isEventSubprocess, isOnDrawing } from './subprocess-kinds.ts';

/** Nodes lie in subprocesses that exist, and flows stay within one. */
export function checkScopes(nodes: ReadonlyMap<string, CheckedNode>, flows: readonly Flow[], report: Report): void {
  for (const [nodeId, { def, work }] of nodes) {
    const scope = def.scope_id === undefined ? undefined : nodes.get(def.scope_id);
    if (def.scope_id !== undefined && (!scope || !isOnDrawing(scope)))
      report.error(
        'node.unknown-scope',
        { nodeId, field: '/scope_id' },
        `“${def.title}” lies in ${def.scope_id}, which is no subprocess of this drawing.`,
        'Name a subprocess of the kind embedded, transaction, event or ad_hoc, or leave scope_id out.',
      );
    else if (isWithinItself(def.node_id, nodes))
      report.error(
        'node.scope-cycle',
        { nodeId, field: '/scope_id' },
        `“${def.title}” lies within itself.`,
        'Put it into a subprocess that it does not contain.',
      );
    const host = work.kind === 'event' ? nodes.get(work.config.attachedTo ?? '') : undefined;
    if (host && isEventSubprocess(host))
      report.error(
        'subprocess.event-with-boundary',
        { nodeId, field: '/config/attachedTo' },
        `“${def.title}” is attached to “${host.def.title}”, an event subprocess, which has no boundary events.`,
        'Attach it to a subprocess inside.',
      );
  }
  for (const flow of flows) {
    const [from, to] = [nodes.get(flow.from)!, nodes.get(flow.to)!];
    if (from.def.scope_id === to.def.scope_id) continue;
    report.error(
      'flow.crosses-scope',
      { flowId: flow.id, nodeId: flow.from, path: [flow.from, flow.to] },
      `The flow ${flow.id} leads across the border of a subprocess, from “${from.def.title}” to “${to.def.title}”.`,
      'Lead it to the subprocess itself; inside, begin at its start.',
    );
  }
}

function isWithinItself(nodeId: string, nodes: ReadonlyMap<string, CheckedNode>): boolean {
  const seen = new Set<string>();
  for (let at = nodes.get(nodeId)?.def.scope_id; at !== undefined; at = nodes.get(at)?.def.scope_id) {
    if (at === nodeId) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

/** Event subprocesses and activities that undo others are reached by events alone. */
export function checkAside(nodes: readonly CheckedNode[], flows: readonly Flow[], report: Report): void {
  for (const { def } of nodes)
    for (const flow of flows.filter((one) => one.from === def.node_id || one.to === def.node_id))
      report.error(
        'node.flow-at-handler',
        { nodeId: def.node_id, flowId: flow.id },
        `The flow ${flow.id} leads to or from “${def.title}”, which only an event reaches.`,
        'Remove the flow.',
      );
}
