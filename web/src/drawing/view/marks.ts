import type { Change, NodeStatus } from './node-state.ts';

export type Mark = NodeStatus | Change;

/** Colours of a node by what the run does there, or by what became of it. */
export const strokeOf: Record<Mark, string> = {
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
};
export const fillOf: Record<Mark, string> = {
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
};
export const inkOf: Record<Mark, string> = {
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
};
