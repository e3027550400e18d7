import { type EdgeSource, Explorer, type Weights } from '../../graph/explorer.ts';
import { pathDocument, type Step, stepsOf } from '../../graph/path.ts';
import { traverse } from '../../graph/traverse.ts';
import { toBoolean } from '../../values/convert.ts';
import { isObject, type Json, type JsonObject } from '../../values/json.ts';
import type { PathCondition } from '../compile/path-conditions.ts';
import type { Evaluate, Frame, Run } from '../run.ts';
import type { Operator } from './operator.ts';

type Plan = {
  edges: EdgeSource[];
  vertexCollections?: string[];
  start: Evaluate;
  depths: (frame: Frame, run: Run) => [number, number];
  settings: {
    order: 'dfs' | 'bfs' | 'weighted';
    uniqueVertices: 'none' | 'path' | 'global';
    uniqueEdges: 'none' | 'path';
    weights: Weights;
  };
  slots: { vertex: number; edge: number | undefined; path: number | undefined };
  prune: { condition: Evaluate; slot: number | undefined } | undefined;
  conditions: PathCondition[];
};

const badParameter = 10;

export function traversal(plan: Plan): Operator['run'] {
  return function* (input, run) {
    const explorer = new Explorer(run, plan.edges, plan.vertexCollections);
    for (const frame of input) {
      const start = vertexId(plan.start(frame, run), run);
      if (start === undefined || explorer.vertex(start) === null) continue;
      const [min, max] = plan.depths(frame, run);
      const pruned = new WeakMap<Step, Json>();
      const prune = (step: Step): boolean => {
        if (plan.prune === undefined) return false;
        const value = plan.prune.condition(frameAt(plan, explorer, frame, step), run);
        pruned.set(step, value);
        return toBoolean(value);
      };
      const admits = (step: Step): boolean =>
        plan.conditions.every((condition) => holds(condition, explorer, step, frame, run));
      for (const step of traverse(explorer, start, { ...plan.settings, min, max, prune, admits })) {
        run.tick();
        const next = frameAt(plan, explorer, frame, step);
        if (plan.prune?.slot !== undefined) next[plan.prune.slot] = pruned.get(step) ?? null;
        yield next;
      }
    }
  };
}

/** Whether the newest vertex and edge of a path satisfy a condition that concerns them. */
function holds({ on, position, test }: PathCondition, explorer: Explorer, step: Step, frame: Frame, run: Run): boolean {
  const at = on === 'vertices' ? step.depth : step.depth - 1;
  if (at < 0 || (position !== undefined && position !== at)) return true;
  const element = on === 'vertices' ? explorer.vertex(step.vertex) : (step.edge?.document ?? null);
  return test(element, frame, run);
}

function frameAt(plan: Plan, explorer: Explorer, frame: Frame, step: Step): Frame {
  const next = frame.slice();
  const { vertex, edge, path } = plan.slots;
  next[vertex] = explorer.vertex(step.vertex);
  if (edge !== undefined) next[edge] = step.edge?.document ?? null;
  if (path !== undefined) next[path] = pathValue(plan, explorer, step);
  return next;
}

function pathValue(plan: Plan, explorer: Explorer, step: Step): JsonObject {
  const path = pathDocument(explorer, step);
  if (plan.settings.order === 'weighted') path.weights = stepsOf(step).map(({ weight }) => weight);
  return path;
}

/** A vertex by its id or as a document; anything else starts nothing. */
export function vertexId(value: Json, run: Run): string | undefined {
  const id = isObject(value) ? value._id : value;
  if (typeof id === 'string' && id.includes('/')) return id;
  const message = 'Invalid input for traversal: Only id strings or objects with _id are allowed';
  run.warn(badParameter, message);
  return undefined;
}
