import type { DrawnNode } from '#process-model/drawing/model.ts';
import type { NodeState, Severity } from './node-state.ts';

export type ShapeData = {
  drawn: DrawnNode & { state: NodeState | undefined; finding: Severity | undefined };
};
