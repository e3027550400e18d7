import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { NodeExplanation } from '#contracts/processes/index.ts';
import type { AslMachine } from '../emit/asl.ts';
import { constructOf, type RoledState } from './construct.ts';
import { allStates } from './machine.ts';
import { costOf } from './prices.ts';
import { quotasOf } from './quotas.ts';
import type { StateRoles } from './state-roles.ts';
import { total } from './use.ts';

/** States that an ordinary visit does not enter. */
const EXCEPTIONAL: readonly string[] = ['hold', 'error', 'skip'];

/** How each node compiled, read off the machine itself. */
export function explainNodes(
  { nodes }: Pick<ProcessDefinition, 'nodes'>,
  machine: AslMachine,
  sourceMap: StateRoles,
): NodeExplanation[] {
  const states = allStates(machine, sourceMap);
  const byNode = new Map<string, RoledState[]>();
  for (const [name, { nodeId, role }] of Object.entries(sourceMap.states)) {
    const state = states.get(name);
    if (!state) continue;
    const list = byNode.get(nodeId) ?? [];
    list.push({ ...state, role });
    byNode.set(nodeId, list);
  }
  return nodes.map((node) => explainNode(node, byNode.get(node.node_id) ?? []));
}

/** What a visit enters at most one of: states of the same role that do the same. */
const isCopy = (state: RoledState, other: RoledState): boolean =>
  other.role === state.role && other.evaluates === state.evaluates;

function explainNode(
  { node_id: nodeId, title }: ProcessDefinition['nodes'][number],
  states: readonly RoledState[],
): NodeExplanation {
  const ordinary = states.filter((state) => !EXCEPTIONAL.includes(state.role));
  // A node may have copies in several branches; a visit enters one of them. Guards are all entered.
  const entered = ordinary.filter(
    (state, at) => state.role === 'guard' || ordinary.findIndex((other) => isCopy(state, other)) === at,
  );
  const use = total(entered.map((state) => state.use));
  const cost = costOf(use);
  return {
    nodeId,
    title,
    construct: constructOf(states),
    states: states.map((state) => state.name),
    transitionsPerVisit: use.transitions,
    lambdaCallsPerVisit: use.lambdaCalls,
    costPerVisit: cost.total,
    cost,
    historyEventsPerVisit: use.historyEvents,
    fixedPayloadBytes: Math.max(0, ...entered.map((state) => state.fixedBytes)),
    quotas: quotasOf(entered),
    perInstance: states.some((state) => state.role === 'instances'),
  };
}
