import type { Emitted } from '../emit/emit-process.ts';
import type { StateRole } from '../emit/source-map.ts';
import type { CheckedNode, ProcessGraph } from '../normalize/model.ts';
import { costOf } from './prices.ts';

/** How a node compiled and what a visit of it costs. */
export interface NodeExplanation {
  readonly nodeId: string;
  readonly title: string;
  readonly construct: string;
  /** Names of its states, those of exceptional ways included. */
  readonly states: readonly string[];
  /** On the ordinary way: not paused, no error. */
  readonly transitionsPerVisit: number;
  readonly lambdaCallsPerVisit: number;
  readonly costPerVisit: number;
  /** For a multi-instance activity, the figures are per instance, with one transition for the map. */
  readonly perInstance: boolean;
}

/** States that an ordinary visit does not enter. */
const EXCEPTIONAL: readonly StateRole[] = ['hold', 'error', 'skip'];

export function explain(graph: ProcessGraph, { definition, sourceMap }: Emitted): NodeExplanation[] {
  const resources = new Map<string, unknown>();
  collectResources(definition.States, resources);
  const byNode = new Map<string, { name: string; role: StateRole }[]>();
  for (const [name, { nodeId, role }] of Object.entries(sourceMap.states)) {
    const list = byNode.get(nodeId) ?? [];
    list.push({ name, role });
    byNode.set(nodeId, list);
  }
  return [...graph.nodes.values()].map((node) => explainNode(node, byNode.get(node.def.node_id) ?? [], resources));
}

function explainNode(
  node: CheckedNode,
  states: readonly { name: string; role: StateRole }[],
  resources: ReadonlyMap<string, unknown>,
): NodeExplanation {
  const ordinary = states.filter((state) => !EXCEPTIONAL.includes(state.role));
  // A node may have copies in several branches; a visit enters one of them. Guards are all entered.
  const once = ordinary.filter(
    (state, at) => state.role === 'guard' || ordinary.findIndex((other) => other.role === state.role) === at,
  );
  const calls = once.filter((state) => String(resources.get(state.name) ?? '').includes('lambda:invoke')).length;
  return {
    nodeId: node.def.node_id,
    title: node.def.title,
    construct: constructOf(node, states),
    states: states.map((state) => state.name),
    transitionsPerVisit: once.length,
    lambdaCallsPerVisit: calls,
    costPerVisit: costOf(once.length, calls),
    perInstance: states.some((state) => state.role === 'instances'),
  };
}

function constructOf(node: CheckedNode, states: readonly { role: StateRole }[]): string {
  if (states.length === 0) return 'no state of its own: flows pass it';
  const roles = new Set(states.map((state) => state.role));
  if (roles.has('instances')) return 'Map over the collection';
  if (roles.has('split') && node.work.kind === 'decision') return 'Parallel';
  switch (node.work.kind) {
    case 'human':
      return 'lambda:invoke.waitForTaskToken';
    case 'subprocess':
      return 'lambda:invoke, then states:startExecution.sync:2';
    case 'decision':
      return roles.has('await')
        ? 'lambda:invoke.waitForTaskToken, then Choice'
        : roles.has('evaluate')
          ? 'lambda:invoke, then Choice'
          : 'Choice';
    case 'event':
      return roles.has('wait')
        ? 'Wait'
        : roles.has('await')
          ? 'lambda:invoke.waitForTaskToken'
          : roles.has('throw')
            ? 'lambda:invoke'
            : 'Pass';
    case 'end':
      return 'Succeed or Fail';
    case 'start':
      return 'Pass';
    default:
      return 'lambda:invoke';
  }
}

function collectResources(states: Readonly<Record<string, unknown>>, found: Map<string, unknown>): void {
  for (const [name, state] of Object.entries(states)) {
    const { Resource, Branches, ItemProcessor } = state as {
      Resource?: unknown;
      Branches?: unknown[];
      ItemProcessor?: unknown;
    };
    found.set(name, Resource);
    for (const machine of [...(Branches ?? []), ...(ItemProcessor ? [ItemProcessor] : [])])
      collectResources((machine as { States: Record<string, unknown> }).States, found);
  }
}
