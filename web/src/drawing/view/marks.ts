import type { Change, NodeStatus } from './node-state.ts';
import type { ShapeData } from './shape-data.ts';

export type Mark = NodeStatus | Change;
type Paint = Mark | 'onWay';

/** What decides a node's colours: the run, what became of it, or that it is on the way which explains a finding. */
export const paintOf = ({ state, change, onWay }: ShapeData['drawn']): Paint | undefined =>
  state?.status ?? change ?? (onWay ? 'onWay' : undefined);

/** Colours of a node by what the run does there, or by what became of it. */
export const strokeOf: Record<Paint, string> = {
  waiting: 'border-info',
  running: 'border-info',
  held: 'border-warning',
  done: 'border-success',
  failed: 'border-danger',
  cancelled: 'border-faint',
  added: 'border-success',
  removed: 'border-danger',
  changed: 'border-warning',
  moved: 'border-accent',
  onWay: 'border-danger',
};
export const fillOf: Record<Paint, string> = {
  waiting: 'bg-info-soft',
  running: 'bg-info-soft',
  held: 'bg-warning-soft',
  done: 'bg-success-soft',
  failed: 'bg-danger-soft',
  cancelled: 'bg-sunken',
  added: 'bg-success-soft',
  removed: 'bg-danger-soft',
  changed: 'bg-warning-soft',
  moved: 'bg-accent-soft',
  onWay: 'bg-danger-soft',
};
export const inkOf: Record<Paint, string> = {
  waiting: 'text-info',
  running: 'text-info',
  held: 'text-warning',
  done: 'text-success',
  failed: 'text-danger',
  cancelled: 'text-faint',
  added: 'text-success',
  removed: 'text-danger',
  changed: 'text-warning',
  moved: 'text-accent-ink',
  onWay: 'text-danger',
};
