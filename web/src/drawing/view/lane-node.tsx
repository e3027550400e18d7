import type { Node, NodeProps } from '@xyflow/react';
import type { DrawnLane } from '#process-model/drawing/model.ts';

export type LaneData = { drawn: DrawnLane };

/** A lane's band with its title written upwards at the left. */
export const LaneNode = ({ data }: NodeProps<Node<LaneData>>) => (
  <div className="flex size-full border border-line-strong bg-surface/60 dark:bg-surface/50">
    <div className="grid w-[34px] shrink-0 place-items-center border-line-strong border-r bg-sunken dark:bg-raised/60">
      <span className="-rotate-90 max-w-60 truncate font-medium text-[12px] text-muted">{data.drawn.lane.title}</span>
    </div>
  </div>
);
