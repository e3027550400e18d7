import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { conditionExpression } from '../expressions/condition.ts';
import { delimited, literal } from '../expressions/delimiters.ts';
import { titleOf, type Vertex } from '../normalize/model.ts';
import { conditionsCover } from '../prove/coverage.ts';
import { type ScopeStates, sourceOf } from './emission.ts';

/** How a run fails at a decision of which no condition holds; an error event around may catch it. */
export const NO_CONDITION_HOLDS = 'FlowMaster.NoConditionHolds';

/** Whether a decision may find that none of its conditions holds, which then is a failure. */
export function mayFindNone({ node, out }: Vertex): boolean {
  if (node?.work.kind !== 'decision' || node.work.config.onNoMatch !== 'fail') return false;
  const flows = out.flatMap((edge) => edge.flow ?? []);
  return !flows.some((flow) => flow.isDefault) && !conditionsCover(flows.map((flow) => flow.condition ?? 'true'));
}

/** The state in which a run fails that finds no way on; its name. */
export function emitNoWay(states: ScopeStates, vertex: Vertex): string {
  const name = states.name(vertex, 'no way');
  states.add(name, sourceOf(vertex, 'error'), {
    Type: 'Fail',
    Error: NO_CONDITION_HOLDS,
    Cause: literal(`None of the conditions of the flows from “${titleOf(vertex)}” holds.`),
  });
  return name;
}

/** Before the branches of an inclusive decision: whether any of them runs. Gives the name of the state that comes then. */
export function emitAnyHolds(states: ScopeStates, vertex: Vertex, name: string): string {
  const next = states.name(vertex, 'in parallel');
  const conditions = vertex.out.map((edge) =>
    conditionExpression(
      edge.flow?.condition ?? 'true',
      `the flow from “${titleOf(vertex)}” to “${titleOf(edge.to)}”`,
      COMMON_BINDINGS,
    ),
  );
  states.add(name, sourceOf(vertex, 'choice'), {
    Type: 'Choice',
    Choices: [{ Condition: delimited(conditions.map((one) => `(${one})`).join(' or ')), Next: next }],
    Default: emitNoWay(states, vertex),
  });
  return next;
}
