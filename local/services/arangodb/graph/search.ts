import { ArangoError } from '../errors.ts';
import { type Explorer, type Weights, weightOf } from './explorer.ts';
import { extend, hasVertex, type Step } from './path.ts';
import { PriorityQueue } from './priority-queue.ts';
import { fewestEdges } from './two-sided.ts';

const negativeWeight = 1954;

/** The path with the fewest edges, or the least weight. */
export function shortestPath(explorer: Explorer, from: string, to: string, weights: Weights): Step | undefined {
  return weights === undefined ? fewestEdges(explorer, from, to) : leastWeight(explorer, from, to, weights);
}

function leastWeight(explorer: Explorer, from: string, to: string, weights: Weights): Step | undefined {
  const queue = new PriorityQueue<Step>();
  const settled = new Set<string>();
  const best = new Map<string, number>([[from, 0]]);
  queue.push(0, { vertex: from, depth: 0, weight: 0 });
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    const step = entry.item;
    if (step.vertex === to) return step;
    if (settled.has(step.vertex)) continue;
    settled.add(step.vertex);
    for (const hop of explorer.hops(step.vertex)) {
      const next = extend(step, hop.to, hop.edge, checkedWeight(hop.edge, weights));
      if (next.weight >= (best.get(hop.to) ?? Number.POSITIVE_INFINITY)) continue;
      best.set(hop.to, next.weight);
      queue.push(next.weight, next);
    }
  }
  return undefined;
}

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

/**
 * Paths without repeated vertices, lightest first. The exact remaining distance leads the search, so that it only follows prefixes of paths
 * that reach the target.
 */
export function* pathsByWeight(explorer: Explorer, from: string, to: string, weights: Weights): Generator<Step> {
  const remaining = distancesTo(explorer, to, weights);
  const queue = new PriorityQueue<Step>();
  const offer = (step: Step): void => {
    const rest = remaining.get(step.vertex);
    if (rest !== undefined) queue.push(step.weight + rest, step);
  };
  offer({ vertex: from, depth: 0, weight: 0 });
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    const step = entry.item;
    if (step.vertex === to) {
      yield step;
      continue;
    }
    for (const hop of explorer.hops(step.vertex)) {
      if (hasVertex(step, hop.to)) continue;
      offer(extend(step, hop.to, hop.edge, checkedWeight(hop.edge, weights)));
    }
  }
}

/** Every path with the fewest edges. */
export function* allShortestPaths(explorer: Explorer, from: string, to: string): Generator<Step> {
  const remaining = distancesTo(explorer, to, undefined);
  yield* descend(
    explorer,
    { vertex: from, depth: 0, weight: 0 },
    to,
    (vertex, left) => remaining.get(vertex) === left,
    remaining.get(from) ?? -1,
  );
}

function* descend(
  explorer: Explorer,
  step: Step,
  to: string,
  isOnWay: (vertex: string, left: number) => boolean,
  left: number,
): Generator<Step> {
  if (left < 0) return;
  if (step.vertex === to) {
    yield step;
    return;
  }
  for (const hop of explorer.hops(step.vertex)) {
    if (!isOnWay(hop.to, left - 1)) continue;
    yield* descend(explorer, extend(step, hop.to, hop.edge, 1), to, isOnWay, left - 1);
  }
}

/** Every path without repeated vertices whose number of edges lies between the bounds. */
export function* pathsByDepth(explorer: Explorer, from: string, to: string, min: number, max: number): Generator<Step> {
  const remaining = distancesTo(explorer, to, undefined, max);
  const stack: Step[] = [{ vertex: from, depth: 0, weight: 0 }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (step.vertex === to && step.depth >= min) yield step;
    if (step.vertex === to || step.depth >= max) continue;
    const next: Step[] = [];
    for (const hop of explorer.hops(step.vertex)) {
      const rest = remaining.get(hop.to);
      if (rest === undefined || step.depth + 1 + rest > max || hasVertex(step, hop.to)) continue;
      next.push(extend(step, hop.to, hop.edge, 1));
    }
    stack.push(...next.reverse());
  }
}

function checkedWeight(edge: Parameters<typeof weightOf>[0], weights: Weights): number {
  const weight = weightOf(edge, weights);
  if (weight < 0) throw new ArangoError(negativeWeight, 'negative edge weight found', { status: 400 });
  return weight;
}
