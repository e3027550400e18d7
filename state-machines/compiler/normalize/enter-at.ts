import type { NodeDef, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';

/**
 * The process as it runs from one of its nodes on: what can still be reached, with the start leading there. A parallel
 * join keeps only the flows that can still carry a token: branches beside the node count as done.
 */
export function enterAt(definition: ProcessDefinition, nodeId: string, report: Report): ProcessDefinition | undefined {
  const entry = definition.nodes.find((node) => node.node_id === nodeId);
  const start = definition.nodes.find((node) => node.type === 'start');
  if (!entry || !start || isBoundary(entry)) {
    report.error(
      'entry.not-possible',
      { nodeId },
      entry
        ? `The process cannot be entered at “${entry.title}”.`
        : `There is no node ${nodeId} to enter the process at.`,
      'Choose an activity, a gateway or an intermediate event of the process.',
    );
    return undefined;
  }
  if (entry === start) return definition;
  const kept = reachable(definition, nodeId).add(start.node_id);
  const flows = definition.flows.filter(
    (flow) => kept.has(flow.from) && kept.has(flow.to) && flow.from !== start.node_id,
  );
  return {
    ...definition,
    nodes: definition.nodes.filter((node) => kept.has(node.node_id)),
    flows: [{ id: 'fm_entry', from: start.node_id, to: nodeId, type: 'sequence', isDefault: false }, ...flows],
  };
}

const isBoundary = (node: NodeDef): boolean => node.type === 'event' && node.config.position === 'boundary';

function reachable(definition: ProcessDefinition, from: string): Set<string> {
  const next = new Map<string, string[]>();
  const lead = (source: string, target: string) => next.set(source, [...(next.get(source) ?? []), target]);
  for (const flow of definition.flows) lead(flow.from, flow.to);
  for (const node of definition.nodes) if (isBoundary(node)) lead(String(node.config.attachedTo), node.node_id);
  const links = definition.nodes.filter((node) => node.type === 'event' && node.config.event === 'link');
  for (const thrown of links.filter((node) => node.config.position === 'throw'))
    for (const caught of links)
      if (caught.config.position === 'catch' && caught.config.name === thrown.config.name)
        lead(thrown.node_id, caught.node_id);
  const found = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(next.get(id) ?? []));
  }
  return found;
}
