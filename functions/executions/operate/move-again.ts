import type { RunnableVersion } from '#contracts/processes/index.ts';
import type { Asked } from './leg-store.ts';
import { replaceToken, scopesAround, tokenAt } from './replace-token.ts';
import { type Going, goingOn, type Leaf, leavesOf, type Standing } from './tokens.ts';

type AskedMove = Extract<Asked, { move: unknown }>;

/** Node ids that are left when each of `taken` is taken out once. */
function without(nodeIds: readonly string[], taken: readonly string[]): string[] {
  const left = [...nodeIds];
  for (const nodeId of taken) {
    const at = left.indexOf(nodeId);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

/**
 * The token that a move is about, after the run went on: the only one, the one that is still there, or the one that is new while
 * all others are where they were.
 */
function followed(leaves: readonly Leaf[], moved: string | undefined, before: readonly string[]): Leaf | undefined {
  if (before.length === 1 && leaves.length === 1) return leaves[0];
  if (moved === undefined) return undefined;
  const there = leaves.filter(({ nodeId }) => nodeId === moved);
  if (there.length > 0) return there.length === 1 ? there[0] : undefined;
  const now = leaves.map(({ nodeId }) => nodeId);
  const others = without(before, [moved]);
  const fresh = without(now, others);
  if (fresh.length !== 1 || now.length !== before.length) return undefined;
  const candidates = leaves.filter(({ nodeId }) => nodeId === fresh[0]);
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Where a run goes on that was to be moved from where it stood before; undefined where the token that is moved cannot be told. */
export function moveWhere(
  token: Standing,
  { move: { to, data, abandonBranches }, moved }: AskedMove,
  before: readonly string[],
  { nodes, sourceMap: { fields } }: Pick<RunnableVersion, 'nodes' | 'sourceMap'>,
): Going | undefined {
  const leaf = followed(leavesOf(token), moved, before);
  if (!leaf) return undefined;
  const scopes = scopesAround(nodes, to);
  if (abandonBranches) return goingOn(tokenAt({ nodeId: to, scopes, data: data ?? leaf.data }), fields);
  const there = replaceToken(token, leaf, { nodeId: to, scopes, data });
  return there.lost.length > 0 ? undefined : goingOn(there.token, fields);
}
