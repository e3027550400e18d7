import type { MigrationProblem } from '#contracts/executions/index.ts';
import { hindranceOf } from '../plan-move.ts';
import type { PositionUnreadable } from '../read-tokens.ts';
import type { Leaf } from '../tokens.ts';

export const problem = (code: string, message: string): MigrationProblem => ({ code, message });

type Title = (nodeId: string) => string;

const HINDRANCES = {
  'work-running': (title: string) => `“${title}” is at work just now and would do it twice; try again when it is done.`,
  'subprocess-running': (title: string) => `The subprocess of “${title}” is running and would begin anew.`,
  'instances-running': (title: string) => `“${title}” is being done for several elements, which would begin anew.`,
} as const;

/** Why a run cannot leave where it stands without losing what others do for it, or doing it twice. */
export const hindrancesOf = (leaves: readonly Leaf[], title: Title): MigrationProblem[] =>
  leaves.flatMap((leaf) => {
    const code = hindranceOf(leaf);
    return code ? [problem(code, HINDRANCES[code](title(leaf.nodeId)))] : [];
  });

/** Why it cannot be said where a run stands. */
export function unreadable({ code, leaf }: PositionUnreadable, title: Title): MigrationProblem {
  if (code === 'between-nodes') return problem(code, 'It is between two nodes just now; try again.');
  if (code === 'data-unknown')
    return problem(code, 'Its data are too large for its history to tell; they would be lost.');
  if (code === 'join-owes')
    return problem(code, 'A gateway has gone on with some of its tokens; those that end there are still on their way.');
  const what = leaf ? `“${title(leaf.nodeId)}”` : 'Something';
  return problem(code, `${what}, which an event has started beside the rest, is still running; it would be lost.`);
}

/** Somebody moves it already. */
export const moveAwaited = (title: string): MigrationProblem =>
  problem('move-awaited', `It is to be moved to “${title}” when the work beside that is done.`);

/** What a migration waits for, as a note. */
export const workAwaited = (title: string): MigrationProblem =>
  problem('work-awaited', `“${title}” is at work just now; it is migrated when that is done.`);

export const elementsDone = (title: string): MigrationProblem =>
  problem('instances-running', `“${title}” is done for some of its elements, which would begin anew.`);
