import type { Flow, NodeDef, ProcessDefinition } from '#contracts/process-definition/index.ts';

/**
 * The process as its author wrote it: nodes with the flows in and out of them. Nothing of the compiler is used here,
 * so that a mistake of the compiler cannot hide in the semantics that it is compared with.
 */
export interface NetNode {
  readonly def: NodeDef;
  readonly in: readonly NetFlow[];
  readonly out: readonly NetFlow[];
  /** Boundary events attached to it, as flows that a fault takes. */
  readonly boundary: readonly NetFlow[];
}

/** A flow, or the way from an activity to an event on its boundary. */
export interface NetFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly flow?: Flow;
}

export interface Net {
  readonly nodes: ReadonlyMap<string, NetNode>;
  /** Ways in: from the start, or, where there is none, to each node that nothing leads to. */
  readonly entries: readonly NetFlow[];
}

export type Kind = 'activity' | 'start' | 'end' | 'exclusive' | 'parallel' | 'inclusive' | 'event_based' | 'event';

export function kindOf(node: NodeDef): Kind {
  if (node.config.task === true) return 'activity';
  if (node.type === 'start' || node.type === 'end' || node.type === 'event') return node.type;
  if (node.type !== 'decision') return 'activity';
  return (node.config.gateway as Kind | undefined) ?? 'exclusive';
}

export const joinsAll = (node: NetNode): boolean => kindOf(node.def) === 'parallel';
export const joinsSome = (node: NetNode): boolean => kindOf(node.def) === 'inclusive';
export const abrupt = (node: NetNode): boolean =>
  node.def.type === 'end' && ['error', 'terminate'].includes(String(node.def.config.event ?? 'none'));

const isCompensation = (node: NodeDef): boolean =>
  node.config.position === 'boundary' && node.config.event === 'compensation';

/** The nodes that tokens move through: of the process, or of one subprocess on its drawing. */
export function netOf(definition: ProcessDefinition, scope?: string): Net {
  const handlers = definition.nodes.filter(isCompensation).map((node) => node.config.handler);
  const own = definition.nodes.filter(
    (node) =>
      node.scope_id === scope &&
      !isCompensation(node) &&
      !handlers.includes(node.node_id) &&
      node.config.kind !== 'event',
  );
  const ids = new Set(own.map((node) => node.node_id));
  const flows: NetFlow[] = definition.flows
    .filter((flow) => ids.has(flow.from))
    .map((flow) => ({ id: flow.id, from: flow.from, to: flow.to, flow }));
  const boundary: NetFlow[] = own
    .filter((node) => node.type === 'event' && node.config.position === 'boundary')
    .map((node) => ({ id: `boundary:${node.node_id}`, from: String(node.config.attachedTo), to: node.node_id }));
  const start = own.find((node) => node.type === 'start');
  const met = new Set([...flows, ...boundary].map((flow) => flow.to));
  const first = start ? [start] : own.filter((node) => !met.has(node.node_id));
  const entries = first.map(({ node_id: to }) => ({ id: `into:${to}`, from: '', to }));
  const nodes = new Map<string, NetNode>();
  for (const def of own)
    nodes.set(def.node_id, {
      def,
      in: [...flows, ...boundary, ...entries].filter((flow) => flow.to === def.node_id),
      out: flows.filter((flow) => flow.from === def.node_id),
      boundary: boundary.filter((flow) => flow.from === def.node_id),
    });
  return { nodes, entries };
}

/** A flow leads to one node only, so its upstream is asked for around that one alone. */
const upstreams = new WeakMap<NetFlow, ReadonlySet<string>>();

/** Nodes from which `flow` can be reached without passing the node `around`. */
export function upstreamOf(net: Net, flow: NetFlow, around: string): ReadonlySet<string> {
  const known = upstreams.get(flow);
  if (known) return known;
  const found = new Set<string>();
  const open = [flow.from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === around || found.has(id)) continue;
    found.add(id);
    for (const before of net.nodes.get(id)?.in ?? []) open.push(before.from);
  }
  upstreams.set(flow, found);
  return found;
}

/** BPMN 2.0.2, 13.4.3: a token elsewhere holds an inclusive join up if it can come only to flows that are empty. */
export function inclusiveMayFire(
  net: Net,
  node: NetNode,
  marked: ReadonlySet<string>,
  elsewhere: readonly string[],
): boolean {
  const upstream = node.in.map((flow) => ({ flow, nodes: upstreamOf(net, flow, node.def.node_id) }));
  return elsewhere.every((at) => {
    const comesTo = upstream.filter(({ nodes }) => nodes.has(at));
    return comesTo.length === 0 || comesTo.some(({ flow }) => marked.has(flow.id));
  });
}
