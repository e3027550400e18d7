import type { Node, NodeProps } from '@xyflow/react';
import { cn } from '../../ui/cn.ts';
import { AdHocMark } from './ad-hoc-mark.tsx';
import { Anchors } from './anchors.tsx';
import { NodeBadge } from './node-badge.tsx';
import type { ShapeData } from './shape-data.ts';

/** A subprocess drawn around its nodes: a frame with its title at the top. */
export function ContainerNode({ data, selected }: NodeProps<Node<ShapeData>>) {
  const { node } = data.drawn;
  return (
    <div
      className={cn(
        'relative size-full rounded-xl border-2 border-line-strong bg-surface/40',
        data.drawn.onWay && 'border-danger',
        node.config.kind === 'event' && 'border-dotted',
        node.config.kind === 'transaction' && 'border-4 border-double',
        selected && 'outline-2 outline-accent outline-offset-2',
      )}
    >
      <span className="block truncate px-3 pt-1.5 font-medium text-[12px] text-muted">{node.title}</span>
      {node.config.kind === 'ad_hoc' && (
        <span className="absolute inset-x-0 bottom-0.5 flex justify-center text-muted">
          <AdHocMark />
        </span>
      )}
      <NodeBadge data={data} />
      <Anchors />
    </div>
  );
}
