import { type CheckedNode, isActivity } from './model.ts';

/**
 * Whether an activity for several elements can go on with some of them done: each is one piece of work, and none decides whether
 * the others are done.
 */
export function keepsElements({ work, inner }: CheckedNode): boolean {
  if (!isActivity(work) || work.kind === 'subprocess' || inner) return false;
  const { multiInstance } = work.config;
  return multiInstance !== undefined && multiInstance.completionCondition === undefined;
}
