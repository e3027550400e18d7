import { titleOf, type Vertex } from '../normalize/model.ts';
import type { Block, Scope } from '../structure/model.ts';
import type { AslState } from './asl.ts';
import { type ScopeStates, sourceOf } from './emission.ts';

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
