import { elementOf } from '../normalize/ad-hoc/element-of.ts';
import { graphsIn, idOf, type ProcessGraph, type Vertex, type Work } from '../normalize/model.ts';
import { addCoordination, type Coordination } from './coordination.ts';
import type { ScopeStates } from './emission.ts';

/** Work that waits outside of the machine, and the call that ends the wait when something has interrupted it. */
const WAITING: readonly { readonly kind: Work['kind']; readonly suffix: string; readonly operation: string }[] = [
  { kind: 'human', suffix: 'withdraw tasks', operation: 'task.withdraw' },
  { kind: 'connector', suffix: 'withdraw jobs', operation: 'job.withdraw' },
];

export interface Withdrawal {
  readonly suffix: string;
  readonly call: Coordination;
}

/** What withdraws the tasks and jobs that may be open in an activity, or in what runs in it. */
export function withdrawalsOf(vertex: Vertex, inner: ProcessGraph | undefined): Withdrawal[] {
  return WAITING.flatMap(({ kind, suffix, operation }) => {
    const nodeIds = nodesOf(kind, vertex, inner);
    return nodeIds.length === 0 ? [] : [{ suffix, call: { operation, config: { nodeIds }, input: {} } }];
  });
}

/** Adds the states of withdrawals, one after another and then `next`. Gives the name of the first. */
export function emitWithdrawals(
  states: ScopeStates,
  vertex: Vertex,
  withdrawals: readonly Withdrawal[],
  next: string,
): string {
  const names = withdrawals.map(({ suffix }) => states.name(vertex, suffix));
  for (const [at, { call }] of withdrawals.entries())
    addCoordination(states, vertex, names[at]!, call, { Output: '{% $states.input %}', Next: names[at + 1] ?? next });
  return names[0] ?? next;
}

function nodesOf(kind: Work['kind'], vertex: Vertex, inner: ProcessGraph | undefined): string[] {
  if (!inner) return vertex.node?.work.kind === kind ? [elementOf(idOf(vertex))] : [];
  const found = [...graphsIn(inner)].flatMap((graph) =>
    graph.vertices
      .filter((one) => one.part === 'node' && one.node?.work.kind === kind)
      .map((one) => elementOf(idOf(one))),
  );
  return [...new Set(found)];
}
