import { errorNumbers } from '../../errors.ts';
import { type EdgeSource, Explorer, type Weights } from '../../graph/explorer.ts';
import { pathsByWeight } from '../../graph/k-shortest.ts';
import { pathDocument, type Step, stepsOf } from '../../graph/path.ts';
import { allShortestPaths, pathsByDepth, shortestPath } from '../../graph/search.ts';
import type { Json } from '../../values/json.ts';
import type { Evaluate, Frame, Run } from '../run.ts';
import type { PathAlgorithm } from '../syntax-tree.ts';
import type { Operator } from './operator.ts';
import { vertexId } from './traversal.ts';

type Plan = {
  algorithm: PathAlgorithm;
  edges: EdgeSource[];
  from: Evaluate;
  to: Evaluate;
  depths: (frame: Frame, run: Run) => [number, number];
  weights: Weights;
  slots: number[];
};

export function paths(plan: Plan): Operator['run'] {
  return function* (input, run) {
    const explorer = new Explorer(run, plan.edges);
    for (const frame of input) {
      const from = vertexId(plan.from(frame, run), run);
      const to = vertexId(plan.to(frame, run), run);
      if (from === undefined || to === undefined || !bothExist(explorer, from, to, run)) continue;
      for (const values of results(plan, explorer, from, to, frame, run)) {
        run.tick();
        const next = frame.slice();
        plan.slots.forEach((slot, index) => {
          next[slot] = values[index] ?? null;
        });
        yield next;
      }
    }
  };
}

function bothExist(explorer: Explorer, from: string, to: string, run: Run): boolean {
  const missing = [from, to].some((id) => explorer.vertex(id) === null);
  if (missing) run.warn(errorNumbers.documentNotFound, 'document not found');
  return !missing;
}

/** What each row binds: vertex and edge for SHORTEST_PATH, a whole path for the others. */
function* results(plan: Plan, explorer: Explorer, from: string, to: string, frame: Frame, run: Run): Generator<Json[]> {
  if (plan.algorithm === 'SHORTEST_PATH') {
    const end = shortestPath(explorer, from, to, plan.weights);
    if (end === undefined) return;
    for (const step of stepsOf(end)) yield [explorer.vertex(step.vertex), step.edge?.document ?? null];
    return;
  }
  for (const end of found(plan, explorer, from, to, frame, run)) {
    const path = pathDocument(explorer, end);
    if (plan.algorithm === 'K_SHORTEST_PATHS') path.weight = end.weight;
    yield [path];
  }
}

function found(plan: Plan, explorer: Explorer, from: string, to: string, frame: Frame, run: Run): Iterable<Step> {
  if (plan.algorithm === 'K_SHORTEST_PATHS') return pathsByWeight(explorer, from, to, plan.weights);
  if (plan.algorithm === 'ALL_SHORTEST_PATHS') return allShortestPaths(explorer, from, to);
  const [min, max] = plan.depths(frame, run);
  return pathsByDepth(explorer, from, to, min, max);
}
