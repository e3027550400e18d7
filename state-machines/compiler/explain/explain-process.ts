import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Explanation, ProcessExplanation } from '#contracts/processes/index.ts';
import type { AslMachine } from '../emit/asl.ts';
import { explainNodes } from './explain-nodes.ts';
import { allStates } from './machine.ts';
import { RUN_USE } from './operation-use.ts';
import { ASSUMPTIONS, costOf, PRICES, PRICES_AS_OF, REGION } from './prices.ts';
import { QUOTAS } from './quotas.ts';
import { type Repeated, rangeOf } from './range.ts';
import type { StateRoles } from './state-roles.ts';

/** All there is to say of a compiled process: per node, and of a run from the cheapest to the dearest way. */
export const explainMachine = (
  definition: Pick<ProcessDefinition, 'nodes'>,
  machine: AslMachine,
  sourceMap: StateRoles,
): Explanation => ({
  nodes: explainNodes(definition, machine, sourceMap),
  process: explainRun(definition, machine, sourceMap),
  region: REGION,
  prices: PRICES.map((price) => ({ ...price })),
  pricesAsOf: PRICES_AS_OF,
  quotas: QUOTAS.map((quota) => ({ ...quota })),
  assumptions: { ...ASSUMPTIONS },
});

function explainRun(
  { nodes }: Pick<ProcessDefinition, 'nodes'>,
  machine: AslMachine,
  sourceMap: StateRoles,
): ProcessExplanation {
  const { min, max, minCost, maxCost, repeated } = rangeOf(machine, sourceMap);
  const run = costOf(RUN_USE).total;
  const subprocesses = [...allStates(machine, sourceMap).values()]
    .filter(({ resource }) => resource?.includes('startExecution'))
    .map(({ name }) => sourceMap.states[name]?.nodeId);
  return {
    transitions: { min: min.transitions, max: max.transitions },
    lambdaCalls: { min: min.lambdaCalls, max: max.lambdaCalls },
    historyEvents: {
      min: min.historyEvents + RUN_USE.historyEvents,
      max: max.historyEvents + RUN_USE.historyEvents,
    },
    cost: { min: run + minCost, max: run + maxCost },
    repetitions: repeated.map((one) => explainRepetition(one, sourceMap)),
    subprocesses: nodes.map(({ node_id }) => node_id).filter((id) => subprocesses.includes(id)),
    definitionBytes: Buffer.byteLength(JSON.stringify(machine)),
  };
}

function explainRepetition(
  { kind, states, use }: Repeated,
  sourceMap: StateRoles,
): ProcessExplanation['repetitions'][number] {
  const ids = states.map((name) => sourceMap.states[name]?.nodeId).filter((id) => id !== undefined);
  return {
    kind,
    nodeIds: [...new Set(ids)],
    transitions: use.transitions,
    lambdaCalls: use.lambdaCalls,
    historyEvents: use.historyEvents,
    cost: costOf(use).total,
  };
}
