import type { Node, NodeProps } from '@xyflow/react';
import { eventOf } from '#process-model/drawing/shape.ts';
import { cn } from '../../ui/cn.ts';
import { Anchors } from './anchors.tsx';
import { eventIcons } from './icons.ts';
import { fillOf, inkOf, paintOf, strokeOf } from './marks.ts';
import { NodeBadge } from './node-badge.tsx';
import type { ShapeData } from './shape-data.ts';

/** A round event: thin border at the start, double in between, thick at the end; dashed where it does not interrupt. */
export function EventNode({ data, selected }: NodeProps<Node<ShapeData>>) {
  const { node, shape } = data.drawn;
  const mark = paintOf(data.drawn);
  const kind = eventOf(node);
  const Icon = eventIcons[kind];
  const between = shape === 'catch' || shape === 'throw' || shape === 'boundary';
  const dashed = (shape === 'boundary' || shape === 'start') && node.config.interrupting === false;
  return (
    <div className="relative size-full">
      <div
        className={cn(
          'grid size-full place-items-center rounded-full border-[1.5px] bg-surface shadow-card dark:bg-raised',
          shape === 'end' && 'border-[3.5px]',
          mark ? cn(strokeOf[mark], fillOf[mark]) : 'border-muted',
          dashed && 'border-dashed',
          selected && 'outline-2 outline-accent outline-offset-2',
        )}
      >
        <span
          className={cn(
            'grid place-items-center rounded-full text-muted',
            between && 'size-[calc(100%-5px)] border border-current',
            dashed && 'border-dashed',
            mark && inkOf[mark],
          )}
        >
          {Icon && (
            <Icon
              className={shape === 'boundary' ? 'size-3.5' : 'size-4'}
              fill={shape === 'throw' || shape === 'end' ? 'currentColor' : 'none'}
              aria-hidden
            />
          )}
        </span>
      </div>
      <span
        className={cn(
          'absolute top-full line-clamp-2 w-26 pt-1 text-[12px] text-muted leading-tight',
          shape === 'boundary' ? 'left-[calc(100%+4px)] -mt-4 text-left' : '-translate-x-1/2 left-1/2 text-center',
        )}
      >
        {node.title}
      </span>
      <NodeBadge data={data} />
      <Anchors />
    </div>
  );
}
