import type { Node, NodeProps } from '@xyflow/react';
import { Plus, RotateCw } from 'lucide-react';
import { cn } from '../../ui/cn.ts';
import { AdHocMark } from './ad-hoc-mark.tsx';
import { Anchors } from './anchors.tsx';
import { activityIcon } from './icons.ts';
import { fillOf, inkOf, paintOf, strokeOf } from './marks.ts';
import { NodeBadge } from './node-badge.tsx';
import type { ShapeData } from './shape-data.ts';

/**
 * A rounded task: type icon, title, and the BPMN marks for subprocess, loop and multi-instance at the lower border. One that a diagram
 * draws narrow has its icon in the corner, as BPMN tools do, so that its title has the room.
 */
export function ActivityNode({ data, selected }: NodeProps<Node<ShapeData>>) {
  const { node, state } = data.drawn;
  const mark = paintOf(data.drawn);
  const Icon = activityIcon(node);
  const repeats = multiInstanceMode(node.config);
  const loops = node.config.loop !== undefined;
  return (
    <div
      className={cn(
        '@container relative size-full rounded-xl border bg-surface shadow-card transition-colors dark:bg-raised',
        node.type === 'subprocess' && 'border-2',
        node.config.kind === 'event' && 'border-dotted',
        node.config.kind === 'transaction' && 'border-4 border-double',
        mark ? cn(strokeOf[mark], 'border-[1.5px]') : 'border-line-strong',
        state?.status === 'running' && 'shadow-[0_0_0_4px_var(--info-soft)]',
        state?.status === 'waiting' && 'shadow-[0_0_0_4px_var(--info-soft)]',
        selected && 'outline-2 outline-accent outline-offset-2',
      )}
    >
      <div className="flex size-full @max-[140px]:justify-center gap-2.5 @max-[140px]:px-1 px-3 @max-[140px]:text-center items-center">
        <span
          className={cn(
            'grid size-7 shrink-0 place-items-center rounded-lg bg-sunken text-muted dark:bg-line [&_svg]:size-4',
            '@max-[140px]:absolute @max-[140px]:top-1 @max-[140px]:left-1 @max-[140px]:size-4 @max-[140px]:bg-transparent @max-[140px]:[&_svg]:size-3',
            mark && cn(fillOf[mark], inkOf[mark], 'dark:bg-transparent'),
          )}
        >
          <Icon aria-hidden />
        </span>
        <span className="line-clamp-2 @max-[140px]:line-clamp-3 @max-[140px]:pt-2 font-medium @max-[140px]:text-[11px] text-[13px] text-ink leading-tight">
          {node.title}
        </span>
      </div>
      {(node.type === 'subprocess' || repeats || loops) && (
        <span className="absolute inset-x-0 bottom-0.5 flex justify-center gap-1 text-faint">
          {node.type === 'subprocess' && <Plus className="size-3 rounded-xs border border-faint" aria-hidden />}
          {node.config.kind === 'ad_hoc' && <AdHocMark />}
          {loops && <RotateCw className="size-3" aria-hidden />}
          {repeats && <MultiInstanceMark sequential={repeats === 'sequential'} />}
        </span>
      )}
      <NodeBadge data={data} />
      <Anchors />
    </div>
  );
}

function multiInstanceMode(config: ShapeData['drawn']['node']['config']): 'parallel' | 'sequential' | undefined {
  const value = config.multiInstance;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value.mode === 'sequential' ? 'sequential' : 'parallel';
}

const MultiInstanceMark = ({ sequential }: { sequential: boolean }) => (
  <svg viewBox="0 0 12 12" className="size-3" stroke="currentColor" strokeWidth="1.8" aria-hidden="true">
    <path d={sequential ? 'M1 3h10M1 6h10M1 9h10' : 'M3 1v10M6 1v10M9 1v10'} />
  </svg>
);
