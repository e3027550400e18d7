import type { Json, JsonObject } from '../values/json.ts';
import type { Edge, Explorer } from './explorer.ts';

/** A path as a list from its end back to its start. */
export type Step = {
  vertex: string;
  depth: number;
  weight: number;
  /** Absent at the start. */
  edge?: Edge;
  previous?: Step;
};

export function stepsOf(end: Step): Step[] {
  const steps: Step[] = [];
  for (let step: Step | undefined = end; step !== undefined; step = step.previous) steps.push(step);
  return steps.reverse();
}

export function hasVertex(path: Step, vertex: string): boolean {
  for (let step: Step | undefined = path; step !== undefined; step = step.previous) {
    if (step.vertex === vertex) return true;
  }
  return false;
}

export function hasEdge(path: Step, edge: Edge): boolean {
  for (let step: Step | undefined = path; step !== undefined; step = step.previous) {
    if (step.edge?.id === edge.id) return true;
  }
  return false;
}

/** The step that a hop leads to. */
export function extend(step: Step, to: string, edge: Edge, weight: number): Step {
  return { vertex: to, depth: step.depth + 1, weight: step.weight + weight, edge, previous: step };
}

/** `{ vertices, edges }`, as queries see a path. */
export function pathDocument(explorer: Explorer, end: Step): JsonObject {
  const steps = stepsOf(end);
  const vertices: Json[] = steps.map(({ vertex }) => explorer.vertex(vertex));
  const edges: Json[] = steps.slice(1).map(({ edge }) => (edge as Edge).document);
  return { vertices, edges };
}
