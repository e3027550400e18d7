import { reachableFrom } from '../analyse/reachability.ts';
import type { Vertex } from '../normalize/model.ts';
import type { Branch } from './model.ts';

/**
 * An inclusive join that a branch comes back to, of a block that is come back to itself. A token on the flow by which the branch
 * comes back must wait there for the tokens of the other branches (BPMN 2.0.2, 13.4.3): around the block, they can come to
 * the join by the other flows, and only through it by this one. Where they in turn wait for the branch, none goes on.
 */
export function heldUp(split: Vertex, join: Vertex, branches: readonly Branch[]): Vertex | undefined {
  const joins = branches
    .flatMap(({ scope }) => scope?.vertices ?? [])
    .filter((vertex) => vertex.join === 'inclusive' && comesBack(split, vertex));
  return joins.length > 0 && reachableFrom([join]).has(split) ? joins[0] : undefined;
}

/** Whether a flow of a join is come to only through the join. */
function comesBack(split: Vertex, join: Vertex): boolean {
  const before = reachableFrom([split], join);
  return join.in.some((edge) => !before.has(edge.from));
}
