import type { DrawnNode } from '#process-model/drawing/model.ts';
import type { Change, NodeState, Severity } from './node-state.ts';

/** What a node's component paints: the shape, and what is shown over it. */
export type ShapeData = {
  drawn: DrawnNode & {
    state?: NodeState | undefined;
    finding?: Severity | undefined;
    change?: Change | undefined;
    /** On the way that explains a finding. */
    onWay?: boolean;
  };
};
