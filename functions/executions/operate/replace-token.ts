import type { JsonObject } from '#contracts/core/json.ts';
import { type Leaf, leavesOf, type Standing } from './tokens.ts';

interface Destination {
  nodeId: string;
  /** Subprocesses of the drawing around it, the outermost first. */
  scopes: readonly string[];
  /** Left out: as the token that goes there has them. */
  data: JsonObject | undefined;
}

/** Ids of the subprocesses of the drawing around a node, the outermost first. */
export function scopesAround(
  nodes: readonly { node_id: string; scope_id?: string | undefined }[],
  nodeId: string,
): string[] {
  const scopes = new Map(nodes.map((node) => [node.node_id, node.scope_id]));
  const around: string[] = [];
  for (let at = scopes.get(nodeId); at !== undefined && !around.includes(at); at = scopes.get(at)) around.unshift(at);
  return around;
}

/** A token at a node, within the subprocesses around it. */
export function tokenAt({ nodeId, scopes, data }: Destination & { data: JsonObject }): Standing {
  const at: Standing = { kind: 'at', nodeId, data, doing: 'waiting' };
  return scopes.toReversed().reduce<Standing>((token, scope) => ({ kind: 'inside', nodeId: scope, data, token }), at);
}

/**
 * The tokens with one of them elsewhere. Leaving a subprocess gives up what else is in it: those tokens are `lost`.
 */
export function replaceToken(token: Standing, leaf: Leaf, to: Destination): { token: Standing; lost: readonly Leaf[] } {
  const whole = () => ({
    token: tokenAt({ ...to, data: to.data ?? leaf.data }),
    lost: leavesOf(token).filter((other) => other !== leaf),
  });
  switch (token.kind) {
    case 'beside': {
      const at = token.tokens.findIndex((one) => leavesOf(one).includes(leaf));
      const moved = replaceToken(token.tokens[at]!, leaf, to);
      return { token: { ...token, tokens: token.tokens.with(at, moved.token) }, lost: moved.lost };
    }
    case 'inside': {
      if (token.nodeId !== to.scopes[0]) return whole();
      const moved = replaceToken(token.token, leaf, { ...to, scopes: to.scopes.slice(1) });
      // What is given for the only token of a subprocess is given for what follows the subprocess too.
      const data = leavesOf(token).length === 1 && to.data ? to.data : token.data;
      return { token: { ...token, data, token: moved.token }, lost: moved.lost };
    }
    default:
      return whole();
  }
}
