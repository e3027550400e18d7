import type { ProcessGraph, Vertex } from '../normalize/model.ts';
import { PostDominators } from './post-dominators.ts';
import { reachableFrom } from './reachability.ts';

/** Of each place where tokens split: what can be reached by each way out of it before they have all met. */
type Splits = readonly (readonly ReadonlySet<Vertex>[])[];
const known = new WeakMap<ProcessGraph, Splits>();

/**
 * Vertices of the same graph at which another token may be while one is at `vertex`. Where tokens meet in between, what
 * follows is beside what other tokens do, not beside what came before. A superset is safe.
 */
export function besides(graph: ProcessGraph, vertex: Vertex): Set<Vertex> {
  const found = new Set<Vertex>();
  for (const ways of splitsOf(graph)) {
    const own = ways.filter((way) => way.has(vertex));
    if (own.length === 0) continue;
    for (const way of ways)
      for (const other of way) if (own.some((one) => one !== way && !one.has(other))) found.add(other);
  }
  found.delete(vertex);
  return found;
}

function splitsOf(graph: ProcessGraph): Splits {
  const before = known.get(graph);
  if (before) return before;
  const splits = graph.vertices.filter(
    ({ split, out }) => (split === 'parallel' || split === 'inclusive') && out.length > 1,
  );
  const dominators = splits.length > 0 ? new PostDominators(graph) : undefined;
  const found = splits.map(({ out }) => {
    const meet = dominators!.nearestCommon(out.map((edge) => edge.to));
    return out.map((edge) => reachableFrom([edge.to], meet));
  });
  known.set(graph, found);
  return found;
}
