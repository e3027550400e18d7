import type { NodeDef, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';

/**
 * The process as it runs from one of its nodes on: what can still be reached, with the start leading there. A parallel
 * join keeps only the flows that can still carry a token: branches beside the node count as done.
 */
export function enterAt(definition: ProcessDefinition, nodeId: string, report: Report): ProcessDefinition | undefined {
  const entry = definition.nodes.find((node) => node.node_id === nodeId);
  const start = definition.nodes.find((node) => node.type === 'start' && node.scope_id === undefined);
  if (!entry || !start || isBoundary(entry) || entry.scope_id !== undefined || isEventSubprocess(entry)) {
    report.error(
      'entry.not-possible',
      { nodeId },
      entry
        ? `The process cannot be entered at “${entry.title}”.`
        : `There is no node ${nodeId} to enter the process at.`,
      'Choose an activity, a gateway or an intermediate event that lies in no subprocess.',
    );
    return undefined;
  }
  if (entry === start) return definition;
  const kept = withWhatBelongs(definition, reachable(definition, nodeId).add(start.node_id));
  const flows = definition.flows.filter(
    (flow) => kept.has(flow.from) && kept.has(flow.to) && flow.from !== start.node_id,
  );
  return {
    ...definition,
    nodes: definition.nodes.filter((node) => kept.has(node.node_id)),
    flows: [{ id: 'fm_entry', from: start.node_id, to: nodeId, type: 'sequence', isDefault: false }, ...flows],
  };
}

const isEventSubprocess = (node: NodeDef): boolean => node.type === 'subprocess' && node.config.kind === 'event';

/** Event subprocesses, activities that undo kept ones, and what lies in kept subprocesses. */
function withWhatBelongs(definition: ProcessDefinition, kept: Set<string>): Set<string> {
  for (const node of definition.nodes) {
    if (isEventSubprocess(node) && node.scope_id === undefined) kept.add(node.node_id);
    const { handler, attachedTo } = node.config;
    if (isBoundary(node) && typeof handler === 'string' && kept.has(String(attachedTo))) kept.add(handler);
  }
  for (let size = -1; size !== kept.size; ) {
    size = kept.size;
    for (const node of definition.nodes)
      if (node.scope_id !== undefined && kept.has(node.scope_id)) kept.add(node.node_id);
  }
  return kept;
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
