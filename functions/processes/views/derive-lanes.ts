import type { NodeDef, ProcessDefinition } from '#contracts/process-definition/index.ts';

interface Performer {
  id: string;
  title: string;
}

const BY_TYPE: Partial<Record<NodeDef['type'], Performer>> = {
  human_internal: { id: 'people', title: 'People' },
  human_external: { id: 'outside', title: 'Outside parties' },
  external_affiliated: { id: 'outside', title: 'Outside parties' },
  external_third_party: { id: 'outside', title: 'Outside parties' },
  machine: { id: 'systems', title: 'Systems' },
  ai_agent: { id: 'agents', title: 'AI agents' },
  subprocess: { id: 'processes', title: 'Processes' },
};

/** Who does a node's work: the role that may claim it, else who does such work. Gateways and events are nobody's. */
function performerOf({ type, config }: NodeDef): Performer | undefined {
  const role = config.candidateRole;
  if (type === 'human_internal' && typeof role === 'string' && !role.startsWith('{%'))
    return { id: `role_${role}`, title: `${role.charAt(0).toUpperCase()}${role.slice(1)}` };
  return BY_TYPE[type];
}

/**
 * Lanes for a process that has none, in the order in which the work first comes by. What is nobody's stands with the work that
 * leads to it, or, at the start, with what it leads to. Its own positions say nothing about lanes and are left out.
 */
export function deriveLanes(definition: ProcessDefinition): ProcessDefinition {
  const lanes = new Map<string, Performer>();
  const laneOf = new Map<string, string>();
  for (const node of definition.nodes) {
    const performer = performerOf(node);
    if (!performer) continue;
    lanes.set(performer.id, performer);
    laneOf.set(node.node_id, performer.id);
  }
  for (const node of definition.nodes) {
    const host = node.type === 'event' ? node.config.attachedTo : undefined;
    const lane = typeof host === 'string' ? laneOf.get(host) : undefined;
    if (lane !== undefined) laneOf.set(node.node_id, lane);
  }
  spread(definition, laneOf, 'from', 'to');
  spread(definition, laneOf, 'to', 'from');
  return {
    ...definition,
    lanes: [...lanes.values()],
    nodes: definition.nodes.map(({ position: _position, lane_id: _lane, ...node }) => {
      const lane = laneOf.get(node.node_id);
      return lane === undefined ? node : { ...node, lane_id: lane };
    }),
  };
}

/** Gives nodes without a lane that of a neighbour, along the flows or against them. */
function spread(
  { flows }: ProcessDefinition,
  laneOf: Map<string, string>,
  known: 'from' | 'to',
  open: 'from' | 'to',
): void {
  const waiting = new Map<string, string[]>();
  for (const flow of flows) waiting.set(flow[known], [...(waiting.get(flow[known]) ?? []), flow[open]]);
  // A map's iteration meets what is added while it goes on: lanes spread through chains of gateways.
  for (const [id, lane] of laneOf)
    for (const next of waiting.get(id) ?? []) if (!laneOf.has(next)) laneOf.set(next, lane);
}
