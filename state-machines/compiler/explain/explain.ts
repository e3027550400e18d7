import type { NodeExplanation } from '#contracts/processes/index.ts';
import type { Emitted } from '../emit/emit-process.ts';
import type { ProcessGraph } from '../normalize/model.ts';
import { explainNodes } from './explain-nodes.ts';

export type { NodeExplanation };

/** How each node of a process compiled and what a visit of it costs. */
export const explain = (graph: ProcessGraph, { definition, sourceMap }: Emitted): NodeExplanation[] =>
  explainNodes(graph.definition, definition, sourceMap);
