import { Ban, CircleCheck, CirclePause, CircleX, Hourglass, LoaderCircle, type LucideIcon } from 'lucide-react';
import { inkOf } from '../../drawing/view/marks.ts';
import type { NodeStatus } from '../../drawing/view/node-state.ts';
import { cn } from '../../ui/cn.ts';

const icons: Record<NodeStatus, LucideIcon> = {
  running: LoaderCircle,
  waiting: Hourglass,
  held: CirclePause,
  done: CircleCheck,
  failed: CircleX,
  cancelled: Ban,
};

export function VisitIcon({ status }: { status: NodeStatus }) {
  const Icon = icons[status];
  return <Icon className={cn('size-4', inkOf[status], status === 'running' && 'animate-spin')} aria-hidden />;
}
