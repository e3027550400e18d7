import type { Report } from '../diagnostics/report.ts';
import type { ProcessGraph } from '../normalize/model.ts';

/** Refuses what asks a decision model, for an installation that evaluates none. */
export function refuseDecisionModels({ nodes }: ProcessGraph, report: Report): void {
  for (const { def, work } of nodes.values()) {
    const asks = work.kind === 'rule' || (work.kind === 'decision' && work.config.decisionModel !== undefined);
    if (!asks) continue;
    report.error(
      'target.decision-models-missing',
      { nodeId: def.node_id, field: work.kind === 'rule' ? '/action_type' : '/config/decisionModel' },
      `“${def.title}” asks a decision model, which this installation cannot evaluate yet.`,
      'Write the decision as conditions of the flows, in JSONata or as “feel: …”, or as a script.',
    );
  }
}
