import type { JsonObject } from '#contracts/core/json.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import { replaceToken, scopesAround, tokenAt } from './replace-token.ts';
import { type Going, goingOn, type Leaf, leavesOf, type Standing } from './tokens.ts';

/** What was asked for: one token goes elsewhere, the others stay, or all are given up. */
export interface MoveWish {
  to: string;
  from?: string | undefined;
  data?: JsonObject | undefined;
  abandonBranches: boolean;
}

/** Tokens that keep a move from being made, and why each does. */
export interface Hindered {
  hindered: { leaf: Leaf; code: 'in-parallel' | Hindrance }[];
}

export type Hindrance = 'work-running' | 'subprocess-running' | 'instances-running';

const HINDRANCES: Partial<Record<string, Hindrance>> = {
  work: 'work-running',
  subprocess: 'subprocess-running',
  instances: 'instances-running',
};

/** What a token that is to stay where it is does that would begin anew. */
export const hindranceOf = (leaf: Leaf): Hindrance | undefined =>
  leaf.kind === 'at' ? HINDRANCES[leaf.doing] : undefined;

/** The token that a move is about: the one that is named, or the only one. */
export function tokenMoved(token: Standing, { from }: Pick<MoveWish, 'from'>): Leaf | undefined {
  const leaves = leavesOf(token);
  if (from !== undefined) return leaves.find(({ nodeId }) => nodeId === from) ?? onlyWithin(token, from);
  return leaves.length === 1 ? leaves[0] : undefined;
}

/** A subprocess of the drawing stands for the token inside, where that is one. */
function onlyWithin(token: Standing, nodeId: string): Leaf | undefined {
  if (token.kind === 'beside')
    return token.tokens.map((one) => onlyWithin(one, nodeId)).find((one) => one !== undefined);
  if (token.kind !== 'inside') return undefined;
  if (token.nodeId !== nodeId) return onlyWithin(token.token, nodeId);
  const leaves = leavesOf(token.token);
  return leaves.length === 1 ? leaves[0] : undefined;
}

/** Where the run goes on, or which of its tokens keep it from that. */
export function planMove(
  token: Standing,
  wish: MoveWish,
  { nodes, sourceMap: { fields } }: Pick<RunnableVersion, 'nodes' | 'sourceMap'>,
): Going | Hindered {
  const { to, data, abandonBranches } = wish;
  const scopes = scopesAround(nodes, to);
  const leaves = leavesOf(token);
  const leaf = tokenMoved(token, wish);
  if (abandonBranches) {
    const there = leaf ?? leaves.find((one) => one.kind === 'at') ?? leaves[0];
    return goingOn(tokenAt({ nodeId: to, scopes, data: data ?? there?.data ?? token.data }), fields);
  }
  if (!leaf) return { hindered: leaves.map((one) => ({ leaf: one, code: 'in-parallel' })) };
  const moved = replaceToken(token, leaf, { nodeId: to, scopes, data });
  const lost = moved.lost.map((one) => ({ leaf: one, code: 'in-parallel' as const }));
  const busy = leaves.flatMap((one) => {
    const code = one === leaf || moved.lost.includes(one) ? undefined : hindranceOf(one);
    return code ? [{ leaf: one, code }] : [];
  });
  return lost.length + busy.length > 0 ? { hindered: [...lost, ...busy] } : goingOn(moved.token, fields);
}
