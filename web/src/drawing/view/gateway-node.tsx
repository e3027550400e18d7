import type { Node, NodeProps } from '@xyflow/react';
import type { ReactNode } from 'react';
import type { Caption } from '#process-model/drawing/model.ts';
import { gatewayOf } from '#process-model/drawing/shape.ts';
import { cn } from '../../ui/cn.ts';
import { Anchors } from './anchors.tsx';
import { fillOf, inkOf, paintOf, strokeOf } from './marks.ts';
import { NodeBadge } from './node-badge.tsx';
import type { ShapeData } from './shape-data.ts';

const marks: Record<string, ReactNode> = {
  exclusive: <path d="m8 8 8 8m0-8-8 8" />,
  parallel: <path d="M12 6v12M6 12h12" />,
  inclusive: <circle cx="12" cy="12" r="5.5" />,
  complex: <path d="M12 5.5v13M5.5 12h13M7.5 7.5l9 9m0-9-9 9" />,
  event_based: (
    <>
      <circle cx="12" cy="12" r="7.5" strokeWidth="1.2" />
      <path d="m12 7.5 4.6 3.3-1.8 5.4H9.2l-1.8-5.4z" strokeWidth="1.4" />
    </>
  ),
};

const captions: Record<Caption, string> = {
  above: '-translate-x-1/2 bottom-full left-1/2 pb-0.5 text-center',
  below: '-translate-x-1/2 top-full left-1/2 pt-0.5 text-center',
  aside: 'right-[calc(50%+8px)] bottom-[calc(100%-8px)] text-right',
};

/** A diamond with the mark of its kind; its question stands above it. */
export function GatewayNode({ data, selected }: NodeProps<Node<ShapeData>>) {
  const { node } = data.drawn;
  const mark = paintOf(data.drawn);
  return (
    <div className="relative grid size-full place-items-center">
      <div
        className={cn(
          'absolute inset-[7px] rotate-45 rounded-[5px] border-[1.5px] bg-surface shadow-card dark:bg-raised',
          mark ? cn(strokeOf[mark], fillOf[mark]) : 'border-muted',
          selected && 'outline-2 outline-accent outline-offset-2',
        )}
      />
      <svg
        viewBox="0 0 24 24"
        className={cn('relative size-6 fill-none stroke-current', mark ? inkOf[mark] : 'text-muted')}
        strokeWidth="2.2"
        strokeLinecap="round"
        aria-hidden="true"
      >
        {marks[gatewayOf(node)]}
      </svg>
      <span
        className={cn('absolute line-clamp-2 w-28 text-[12px] text-muted leading-tight', captions[data.drawn.caption])}
      >
        {node.title}
      </span>
      <NodeBadge data={data} />
      <Anchors />
    </div>
  );
}
