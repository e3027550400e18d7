import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { createReport } from '../diagnostics/report.ts';
import { buildGraph } from '../normalize/build-graph.ts';
import { type Edge, idOf, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { proveSound } from '../prove/soundness.ts';
import type { Scope } from '../structure/model.ts';
import { structureGraph } from '../structure/structure.ts';

export const graphOf = (process: ProcessDefinition): ProcessGraph => buildGraph(process, createReport())!;

/** The first vertex of a node. */
export const vertexOf = (graph: ProcessGraph, id: string): Vertex =>
  graph.vertices.find((vertex) => idOf(vertex) === id)!;

/** The flow `a_b`. */
export const edgeOf = (graph: ProcessGraph, id: string): Edge => graph.edges.find((edge) => edge.flow?.id === id)!;

/** Without `prove`, no graph that is not made of blocks is found sound. */
export function structureOf(process: ProcessDefinition, prove = true): Scope {
  const report = createReport();
  const graph = buildGraph(process, report)!;
  return structureGraph(graph, (blocks) => (prove ? proveSound(graph, report, blocks) : undefined))!;
}
