import type { Explorer, Hop, Weights } from './explorer.ts';
import { weightOf } from './explorer.ts';
import { extend, hasEdge, hasVertex, type Step } from './path.ts';
import { PriorityQueue } from './priority-queue.ts';

export type TraversalOptions = {
  min: number;
  max: number;
  order: 'dfs' | 'bfs' | 'weighted';
  uniqueVertices: 'none' | 'path' | 'global';
  uniqueEdges: 'none' | 'path';
  weights: Weights;
  /** True where the search goes no further. Asked once for each step reached. */
  prune: (step: Step) => boolean;
  /** False for a step that no result may pass. */
  admits: (step: Step) => boolean;
};

/** The steps that a traversal reaches at depths from `min` to `max`, in its order. */
export function* traverse(explorer: Explorer, start: string, options: TraversalOptions): Generator<Step> {
  const frontier = frontierOf(options.order);
  const seen = new Set<string>([start]);
  const first: Step = { vertex: start, depth: 0, weight: 0 };
  if (options.admits(first)) frontier.add([first]);
  for (let step = frontier.take(); step !== undefined; step = frontier.take()) {
    // In a weighted search the first arrival taken is the cheapest; later ones of the same vertex are dropped here.
    if (options.order === 'weighted' && options.uniqueVertices === 'global' && step.depth > 0) {
      if (seen.has(step.vertex)) continue;
      seen.add(step.vertex);
    }
    const pruned = options.prune(step);
    if (step.depth >= options.min) yield step;
    if (pruned || step.depth >= options.max) continue;
    frontier.add(nextSteps(explorer, step, options, seen));
  }
}

function nextSteps(explorer: Explorer, step: Step, options: TraversalOptions, seen: Set<string>): Step[] {
  const next: Step[] = [];
  for (const hop of explorer.hops(step.vertex)) {
    if (!isAllowed(step, hop, options, seen)) continue;
    const reached = extend(step, hop.to, hop.edge, weightOf(hop.edge, options.weights));
    if (!options.admits(reached)) continue;
    if (options.uniqueVertices === 'global' && options.order !== 'weighted') seen.add(hop.to);
    next.push(reached);
  }
  return next;
}

function isAllowed(step: Step, hop: Hop, options: TraversalOptions, seen: Set<string>): boolean {
  if (options.uniqueEdges === 'path' && hasEdge(step, hop.edge)) return false;
  if (options.uniqueVertices === 'path') return !hasVertex(step, hop.to);
  return options.uniqueVertices !== 'global' || !seen.has(hop.to);
}

type Frontier = { add: (steps: Step[]) => void; take: () => Step | undefined };

function frontierOf(order: TraversalOptions['order']): Frontier {
  if (order === 'weighted') {
    const queue = new PriorityQueue<Step>();
    return {
      add: (steps) => {
        for (const step of steps) queue.push(step.weight, step);
      },
      take: () => queue.pop()?.item,
    };
  }
  const list: Step[] = [];
  // As in ArangoDB, depth-first takes the edge that was found last.
  if (order === 'dfs') return { add: (steps) => void list.push(...steps), take: () => list.pop() };
  let head = 0;
  return {
    add: (steps) => list.push(...steps),
    take: () => {
      const step = list[head++];
      // The part already taken is dropped now and then, so that a long search does not hold on to it.
      if (head > 4096 && head * 2 > list.length) {
        list.splice(0, head);
        head = 0;
      }
      return step;
    },
  };
}
