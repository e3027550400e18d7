import type { PostDominators } from '../analyse/post-dominators.ts';
import type { Edge, ProcessGraph, Vertex } from '../normalize/model.ts';
import type { Shortcuts } from '../prove/token-game.ts';
import { ScopeBuilder, splitsTokens } from './build-scope.ts';
import { NestedTooDeep, NotStructured } from './faults.ts';
import { regionOf } from './region.ts';

/** The outermost blocks of a graph that is no block as a whole: they are sound by their form, however much runs within them. */
export function blocksWithin(graph: ProcessGraph, postDominators: PostDominators): Shortcuts {
  const found = new Map<Vertex, Edge>();
  const seen = new Set<Vertex>();
  const open = [graph.start];
  for (let vertex = open.pop(); vertex; vertex = open.pop()) {
    if (seen.has(vertex)) continue;
    seen.add(vertex);
    const into = splitsTokens(vertex) ? blockAt(vertex, postDominators) : undefined;
    if (into) found.set(vertex, into);
    open.push(...(into ? [into.to] : vertex.out.map((edge) => edge.to)));
  }
  return found;
}

/** A flow by which the tokens of a block come to its join. */
function blockAt(split: Vertex, postDominators: PostDominators): Edge | undefined {
  const region = regionOf(split, postDominators.nearestCommon(split.out.map((edge) => edge.to)));
  const exit = region.exits[0];
  if (!region.closed || !exit) return undefined;
  try {
    new ScopeBuilder(postDominators).blockOf(split, region.join);
    return exit;
  } catch (error) {
    if (error instanceof NotStructured || error instanceof NestedTooDeep) return undefined;
    throw error;
  }
}
