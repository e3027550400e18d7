import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import {
  abrupt,
  inclusiveMayFire,
  joinsAll,
  joinsSome,
  kindOf,
  type Net,
  type NetFlow,
  type NetNode,
  netOf,
} from './net.ts';

export type Soundness = 'sound' | 'deadlock' | 'two-tokens' | 'too-large';

/** Plays every run of a process, data left out: whether any of them gets stuck or puts two tokens on one flow. */
export function exploreProcess(definition: ProcessDefinition, mostSituations = 20_000): Soundness {
  const net = netOf(definition);
  const flows = new Map(
    [...net.nodes.values()].flatMap((node) => [...node.in, ...node.out]).map((flow) => [flow.id, flow]),
  );
  const seen = new Set<string>();
  const open: string[][] = [net.entries.map((flow) => flow.id)];
  for (let marking = open.pop(); marking; marking = open.pop()) {
    const key = marking.toSorted().join();
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > mostSituations) return 'too-large';
    const enabled = [...new Set(marking.map((id) => flows.get(id)!.to))]
      .map((id) => net.nodes.get(id)!)
      .filter((node) => isEnabled(net, node, marking, flows));
    if (marking.length > 0 && enabled.length === 0) return 'deadlock';
    for (const node of enabled) {
      const next = firings(node, marking);
      if (next === 'two-tokens') return next;
      open.push(...next);
    }
  }
  return 'sound';
}

function isEnabled(net: Net, node: NetNode, marking: readonly string[], flows: ReadonlyMap<string, NetFlow>): boolean {
  if (joinsAll(node)) return node.in.every((flow) => marking.includes(flow.id));
  if (!joinsSome(node)) return true;
  const elsewhere = marking.map((id) => flows.get(id)!.to).filter((to) => to !== node.def.node_id);
  return inclusiveMayFire(net, node, new Set(marking), elsewhere);
}

function firings(node: NetNode, marking: readonly string[]): string[][] | 'two-tokens' {
  if (abrupt(node)) return [[]];
  const arrived = node.in.map((flow) => flow.id).filter((id) => marking.includes(id));
  const consumptions = joinsAll(node) || joinsSome(node) ? [arrived] : arrived.map((id) => [id]);
  const next: string[][] = [];
  for (const consumed of consumptions) {
    const rest = marking.filter((id) => !consumed.includes(id));
    for (const taken of choices(node)) {
      if (taken.some((flow) => rest.includes(flow.id))) return 'two-tokens';
      next.push([...rest, ...taken.map((flow) => flow.id)]);
    }
  }
  return next;
}

/** Sets of flows that a node may send tokens along. */
function choices(node: NetNode): NetFlow[][] {
  const faults = node.boundary.map((flow) => [flow]);
  if (node.out.length === 0) return [[], ...faults];
  const kind = kindOf(node.def);
  const conditional = node.out.some((flow) => flow.flow?.condition !== undefined);
  if (node.out.length === 1 || kind === 'parallel') return [[...node.out], ...faults];
  if (kind === 'exclusive' || kind === 'event_based') return node.out.map((flow) => [flow]);
  if (kind === 'inclusive' || conditional) return [...subsets(node.out), ...faults];
  return [[...node.out], ...faults];
}

function subsets(flows: readonly NetFlow[]): NetFlow[][] {
  return Array.from({ length: 2 ** flows.length - 1 }, (_, bits) =>
    flows.filter((_flow, at) => ((bits + 1) >> at) & 1),
  );
}
