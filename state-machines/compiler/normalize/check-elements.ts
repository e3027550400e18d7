import type { Flow, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';

/** Ids that occur twice, lanes and data definitions included. */
export function checkIds(definition: ProcessDefinition, report: Report): void {
  const seen = new Set<string>();
  for (const { node_id: nodeId, title } of definition.nodes) {
    if (seen.has(nodeId))
      report.error(
        'node.duplicate-id',
        { nodeId, field: '/node_id' },
        `Two nodes have the id ${nodeId} (“${title}”).`,
        'Give each node an id of its own.',
      );
    seen.add(nodeId);
  }
  const flows = new Set<string>();
  for (const { id } of definition.flows) {
    if (flows.has(id))
      report.error(
        'flow.duplicate-id',
        { flowId: id, field: '/id' },
        `Two flows have the id ${id}.`,
        'Give each flow an id of its own.',
      );
    flows.add(id);
  }
  const fields = new Set<string>();
  for (const { name } of definition.data_definitions) {
    if (fields.has(name))
      report.error(
        'data.duplicate-name',
        { field: `/data_definitions/${name}` },
        `The data field ${name} is defined twice.`,
        'Keep one definition of each field.',
      );
    fields.add(name);
  }
  const lanes = new Set(definition.lanes.map((lane) => lane.id));
  for (const node of definition.nodes)
    if (node.lane_id !== undefined && !lanes.has(node.lane_id))
      report.error(
        'node.unknown-lane',
        { nodeId: node.node_id, field: '/lane_id' },
        `“${node.title}” is in the lane ${node.lane_id}, which does not exist.`,
        'Name an existing lane, or leave lane_id out.',
      );
}

/** The flows whose two ends exist; the others are reported. */
export function knownFlows(definition: ProcessDefinition, report: Report): Flow[] {
  const ids = new Set(definition.nodes.map((node) => node.node_id));
  return definition.flows.filter((flow) => {
    for (const side of ['from', 'to'] as const)
      if (!ids.has(flow[side]))
        report.error(
          side === 'to' ? 'flow.unknown-target' : 'flow.unknown-source',
          { flowId: flow.id, field: `/${side}` },
          `The flow ${flow.id} ${side === 'to' ? 'leads to' : 'comes from'} the node ${flow[side]}, which does not exist.`,
          'Connect it to an existing node, or remove it.',
        );
    return ids.has(flow.from) && ids.has(flow.to);
  });
}
