import { type ProcessGraph, titleOf, type Vertex } from '../normalize/model.ts';
import type { Block, Scope } from '../structure/model.ts';
import type { AslState } from './asl.ts';
import { type Leave, type ScopeStates, sourceOf } from './emission.ts';
import { emitWithdrawals, type Withdrawal } from './withdraw.ts';

export const TERMINATED = { event: 'terminate', error: 'FlowMaster.Terminated' } as const;

/** A cause holds 32,768 characters; data that is longer cannot leave the branch that terminates the run. */
const CAUSE_CHARACTERS = 30_000;

/**
 * A terminate end inside of a branch: a failure that stops the branches beside it, with the data as its cause. The
 * outermost parallel state catches it and ends the run well.
 */
export const terminateState = (vertex: Vertex): AslState => ({
  Type: 'Fail',
  Error: TERMINATED.error,
  Cause: `{% ($s := $string($states.input.data); $length($s) <= ${CAUSE_CHARACTERS} ? $s : $error(${JSON.stringify(
    `The data at “${titleOf(vertex)}” is too large to end the process from a parallel branch.`,
  )})) %}`,
});

/** `Catch` of the parallel state of a scope with terminate ends: the scope ends well, what is still open is withdrawn. */
export function terminatedCatch(
  states: ScopeStates,
  vertex: Vertex,
  graph: ProcessGraph,
  leave: Leave,
  withdrawals: readonly Withdrawal[],
): AslState[] {
  const end = graph.vertices.find(
    ({ node }) => node?.work.kind === 'end' && node.work.config.event === TERMINATED.event,
  );
  if (!end) return [];
  const ended = states.name(end, 'ended');
  const Next = emitWithdrawals(states, vertex, withdrawals, ended);
  states.add(ended, sourceOf(vertex, 'guard'), { Type: 'Pass', ...states.output(leave), ...leave });
  return [
    {
      ErrorEquals: [TERMINATED.error],
      ...states.output({ Next }, '$merge([$states.input.data, $parse($states.errorOutput.Cause)])'),
      Next,
    },
  ];
}

/** `Catch` of the outermost parallel state around a terminate end. */
export function terminationCatch(states: ScopeStates, block: Block): { Catch?: AslState[] } {
  if (states.writes !== undefined) return {};
  const end = terminateEndIn(block);
  if (!end) return {};
  const name = states.name(end, 'ended');
  states.add(name, sourceOf(end, 'end'), { Type: 'Succeed' });
  return {
    Catch: [
      {
        ErrorEquals: [TERMINATED.error],
        ...states.output({ Next: name }, '$parse($states.errorOutput.Cause)'),
        Next: name,
      },
    ],
  };
}

function terminateEndIn(block: Block): Vertex | undefined {
  for (const branch of block.branches) {
    const found = branch.scope && terminateEndOf(branch.scope);
    if (found) return found;
  }
  return undefined;
}

function terminateEndOf(scope: Scope): Vertex | undefined {
  for (const vertex of scope.vertices) {
    const work = vertex.node?.work;
    if (work?.kind === 'end' && work.config.event === TERMINATED.event) return vertex;
  }
  const blocks = [...scope.blocks.values(), ...(scope.entry.kind === 'block' ? [scope.entry.block] : [])];
  for (const block of blocks) {
    const found = terminateEndIn(block);
    if (found) return found;
  }
  return undefined;
}
