import { checkedWeight, distancesTo } from './distances.ts';
import type { Explorer, Weights } from './explorer.ts';
import { extend, hasVertex, type Step } from './path.ts';
import { PriorityQueue } from './priority-queue.ts';
import { fewestEdges } from './two-sided.ts';

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
