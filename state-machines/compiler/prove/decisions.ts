import type { Flow } from '#contracts/process-definition/index.ts';
import type { Report } from '../diagnostics/report.ts';
import { type Edge, idOf, type ProcessGraph, titleOf, type Vertex } from '../normalize/model.ts';
import { conditionsCover } from './coverage.ts';

type Drawn = Edge & { readonly flow: Flow };

/** Every decision takes exactly one way (exclusive) or at least one (inclusive), whatever the data. */
export function checkDecisions(graph: ProcessGraph, report: Report): void {
  for (const vertex of graph.vertices) {
    const flows = vertex.out.filter((edge): edge is Drawn => edge.flow !== undefined);
    const chooses = flows.length > 1 && (vertex.split === 'exclusive' || vertex.split === 'inclusive');
    if (chooses) checkChoice(vertex, flows, report);
    else checkUnconditional(vertex, flows, report);
  }
}

function checkChoice(vertex: Vertex, flows: readonly Drawn[], report: Report): void {
  const { work } = vertex.node!;
  const decision = work.kind === 'decision' ? work.config : undefined;
  const defaults = flows.filter(({ flow }) => flow.isDefault);
  if (defaults.length > 1)
    report.error(
      'decision.several-defaults',
      { nodeId: idOf(vertex), flowId: defaults[1]!.flow.id },
      `“${titleOf(vertex)}” has ${defaults.length} default flows.`,
      'Keep one default flow.',
    );
  const others = flows.filter(({ flow }) => !flow.isDefault);
  // Behind an activity or a complex gateway, a flow without a condition is always taken.
  const mustChoose = decision !== undefined && decision.gateway !== 'complex';
  for (const { flow, to } of others)
    if (flow.condition === undefined && mustChoose)
      report.error(
        'flow.condition-missing',
        { nodeId: idOf(vertex), flowId: flow.id, field: '/condition' },
        `The flow to “${titleOf(to)}” leaves a decision, but has no condition.`,
        'Give it a condition, or make it the default flow (isDefault).',
      );
  const conditions = others.flatMap(({ flow }) => flow.condition ?? (mustChoose ? [] : 'true'));
  const fails = decision?.onNoMatch === 'fail';
  if (defaults.length > 0 && fails)
    report.info(
      'decision.no-match-unused',
      { nodeId: idOf(vertex), field: '/config/onNoMatch' },
      `“${titleOf(vertex)}” has a default flow, so it always finds a way; onNoMatch has no effect.`,
      'Remove onNoMatch, or the mark of the default flow.',
    );
  if (defaults.length === 0 && !fails && !conditionsCover(conditions))
    report.error(
      'decision.default-missing',
      { nodeId: idOf(vertex) },
      `“${titleOf(vertex)}” has no default flow, and its conditions are not known to cover every case.`,
      'Mark the flow that is taken when no condition holds with isDefault, or let a decision fail then (onNoMatch: “fail”).',
    );
}

function checkUnconditional(vertex: Vertex, flows: readonly Drawn[], report: Report): void {
  for (const { flow } of flows) {
    if (flow.condition === undefined && flow.type === 'conditional')
      report.error(
        'flow.condition-missing',
        { nodeId: idOf(vertex), flowId: flow.id, field: '/condition' },
        `The flow ${flow.id} is conditional, but has no condition.`,
        'Give it a condition, or make it a sequence flow.',
      );
    if (flow.condition !== undefined)
      report.error(
        'flow.condition-without-choice',
        { nodeId: idOf(vertex), flowId: flow.id, field: '/condition' },
        `The flow ${flow.id} has a condition, but there is nothing to choose at “${titleOf(vertex)}”: without it the process would stop there.`,
        flows.length > 1
          ? 'Remove the condition, or make the gateway exclusive or inclusive.'
          : 'Remove the condition, or add a second flow for when it does not hold.',
      );
  }
}
