import { checkedWeight, distancesTo } from './distances.ts';
import type { Explorer, Hop, Weights } from './explorer.ts';
import { extend, hasVertex, type Step, stepsOf } from './path.ts';
import { PriorityQueue } from './priority-queue.ts';

/** A path that comes next in its share of all paths: those that go with it up to `deviation` and then not along `banned`. */
interface Candidate {
  end: Step;
  deviation: number;
  banned: ReadonlySet<string>;
}

/** What the searches for one row share: hops are read once, and how far each vertex is from the target is known. */
interface Search {
  to: string;
  weights: Weights;
  hops: (vertex: string) => readonly Hop[];
  remaining: ReadonlyMap<string, number>;
}

/**
 * Paths without repeated vertices, lightest first (Yen's algorithm in Lawler's form): each path that is found divides the share it was the
 * best of into smaller ones, by where others leave it, and the best of each is a candidate. A path costs at most one search for each of its vertices.
 */
export function* pathsByWeight(explorer: Explorer, from: string, to: string, weights: Weights): Generator<Step> {
  const search = { to, weights, hops: hopsOnce(explorer), remaining: distancesTo(explorer, to, weights) };
  const candidates = new PriorityQueue<Candidate>();
  const offer = (root: Step, banned: ReadonlySet<string>): void => {
    const end = lightest(search, root, banned);
    if (end !== undefined) candidates.push(end.weight, { end, deviation: root.depth, banned });
  };
  offer({ vertex: from, depth: 0, weight: 0 }, new Set());
  for (let entry = candidates.pop(); entry !== undefined; entry = candidates.pop()) {
    const { end, deviation, banned } = entry.item;
    yield end;
    const steps = stepsOf(end);
    for (const [index, root] of steps.slice(0, -1).entries()) {
      if (index < deviation) continue;
      const taken = steps[index + 1]?.edge?.id ?? '';
      offer(root, index === deviation ? new Set([...banned, taken]) : new Set([taken]));
    }
  }
}

/** The lightest way on from a path's end that does not meet the path again. The distance without that condition leads the search. */
function lightest({ to, weights, hops, remaining }: Search, root: Step, banned: ReadonlySet<string>): Step | undefined {
  const queue = new PriorityQueue<Step>();
  const best = new Map<string, number>();
  const offer = (step: Step): void => {
    const rest = remaining.get(step.vertex);
    if (rest === undefined || step.weight >= (best.get(step.vertex) ?? Number.POSITIVE_INFINITY)) return;
    best.set(step.vertex, step.weight);
    queue.push(step.weight + rest, step);
  };
  offer(root);
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    const step = entry.item;
    if (step.vertex === to) return step;
    if (step.weight > (best.get(step.vertex) as number)) continue;
    for (const hop of hops(step.vertex)) {
      if ((step === root && banned.has(hop.edge.id)) || hasVertex(root, hop.to)) continue;
      offer(extend(step, hop.to, hop.edge, checkedWeight(hop.edge, weights)));
    }
  }
  return undefined;
}

function hopsOnce(explorer: Explorer): Search['hops'] {
  const known = new Map<string, Hop[]>();
  return (vertex) => {
    let hops = known.get(vertex);
    if (hops === undefined) {
      hops = explorer.hops(vertex);
      known.set(vertex, hops);
    }
    return hops;
  };
}
