import { ArangoError } from '../errors.ts';
import { type Edge, type Explorer, type Weights, weightOf } from './explorer.ts';
import { PriorityQueue } from './priority-queue.ts';

const negativeWeight = 1954;

/** How far each vertex is from `target`, against the direction of the search, up to `limit` edges. */
export function distancesTo(
  explorer: Explorer,
  target: string,
  weights: Weights,
  limit = Number.POSITIVE_INFINITY,
): Map<string, number> {
  const distances = new Map<string, number>([[target, 0]]);
  const queue = new PriorityQueue<{ vertex: string; depth: number }>();
  queue.push(0, { vertex: target, depth: 0 });
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    const { vertex, depth } = entry.item;
    if (entry.priority > (distances.get(vertex) as number) || depth >= limit) continue;
    for (const hop of explorer.hops(vertex, true)) {
      const distance = entry.priority + checkedWeight(hop.edge, weights);
      if (distance >= (distances.get(hop.to) ?? Number.POSITIVE_INFINITY)) continue;
      distances.set(hop.to, distance);
      queue.push(distance, { vertex: hop.to, depth: depth + 1 });
    }
  }
  return distances;
}

/** The weight of an edge in a search that only goes up. */
export function checkedWeight(edge: Edge, weights: Weights): number {
  const weight = weightOf(edge, weights);
  if (weight < 0) throw new ArangoError(negativeWeight, 'negative edge weight found', { status: 400 });
  return weight;
}
