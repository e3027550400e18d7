import type { ScopeStates } from './emission.ts';

/** A name for this visit of a node that no other visit in the run has; instances of subprocesses are told apart too. */
export function visitAssignment(states: ScopeStates, nodeId: string): Record<string, string> {
  return { [states.emission.ofNodes.visitOf(nodeId)]: visitName(states) };
}

export function visitName({ around: { instance } }: Pick<ScopeStates, 'around'>): string {
  const own = '$states.context.State.EnteredTime';
  return `{% ${instance === undefined ? own : `${instance} & "/" & ${own}`} %}`;
}

/** JSONata of the name of the current visit of a node, in what runs beside or within it. */
export const visitExpression = (states: Pick<ScopeStates, 'emission'>, nodeId: string): string =>
  `$${states.emission.ofNodes.visitOf(nodeId)}`;

/** JSONata of the name of a run. The parts of a split machine are executions of their own; what stands before the underscore, they share. */
export const RUN = '$substringBefore($states.context.Execution.Name & "_", "_")';

/** Correlation key of what concerns one visit of a node: nothing outside of the run can know it. */
export const visitKey = (states: Pick<ScopeStates, 'emission'>, nodeId: string, about: string): string =>
  `{% ${RUN} & ${JSON.stringify(`/${about}/`)} & ${visitExpression(states, nodeId)} %}`;
