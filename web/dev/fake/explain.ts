import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Explanation } from '#contracts/processes/index.ts';

const source = 'https://aws.amazon.com/step-functions/pricing/';

/** Figures of the form that the compiler gives, one transition a node. */
export function explainDefinition({ nodes }: ProcessDefinition): Explanation {
  const cost = { total: 0.000025, stateTransitions: 0.000025, lambda: 0, dynamodb: 0, events: 0 };
  return {
    nodes: nodes.map(({ node_id, title, type }) => ({
      nodeId: node_id,
      title,
      construct: type,
      states: [title],
      transitionsPerVisit: 1,
      lambdaCallsPerVisit: type === 'machine' ? 1 : 0,
      costPerVisit: cost.total,
      cost,
      historyEventsPerVisit: 2,
      fixedPayloadBytes: 0,
      quotas: type === 'machine' ? ['lambda-concurrency'] : [],
      perInstance: false,
    })),
    process: {
      transitions: { min: 2, max: nodes.length },
      lambdaCalls: { min: 0, max: nodes.filter(({ type }) => type === 'machine').length },
      historyEvents: { min: 6, max: 2 * nodes.length + 2 },
      cost: { min: 2 * cost.total, max: nodes.length * cost.total },
      repetitions: [],
      subprocesses: [],
      definitionBytes: 1_000 * nodes.length,
    },
    region: 'us-east-1',
    prices: [{ id: 'state-transition', unit: 'state transition', usd: 0.000025, source, asOf: '2026-03-14' }],
    pricesAsOf: '2026-03-14',
    quotas: [{ id: 'lambda-concurrency', name: 'Functions that run at the same time', limit: '1,000', source }],
    assumptions: { lambdaMemoryGb: 0.5, lambdaSeconds: 0.2, itemKilobytes: 1 },
  };
}
