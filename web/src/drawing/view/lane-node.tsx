import type { Node, NodeProps } from '@xyflow/react';
import type { DrawnLane } from '#process-model/drawing/model.ts';
import { cn } from '../../ui/cn.ts';

export type LaneData = { drawn: DrawnLane };

/** A lane's band with its title written upwards at the left, or, where the work goes down, across the top. */
export function LaneNode({ data: { drawn } }: NodeProps<Node<LaneData>>) {
  const { lane, vertical } = drawn;
  return (
    <div
      className={cn(
        'flex size-full border border-line-strong bg-surface/60 dark:bg-surface/50',
        vertical && 'flex-col',
      )}
    >
      <div
        className={cn(
          'grid shrink-0 place-items-center border-line-strong bg-sunken dark:bg-raised/60',
          vertical ? 'h-[30px] border-b' : 'w-[34px] border-r',
        )}
      >
        <span className={cn('max-w-60 truncate font-medium text-[12px] text-muted', !vertical && '-rotate-90')}>
          {lane.title}
        </span>
      </div>
    </div>
  );
}
