import type { NodeStatus } from './node-state.ts';

/** Colours of a node by what the run does there. */
export const strokeOf: Record<NodeStatus, string> = {
  waiting: 'border-info',
  running: 'border-info',
  held: 'border-warning',
  done: 'border-success',
  failed: 'border-danger',
  cancelled: 'border-faint',
};
export const fillOf: Record<NodeStatus, string> = {
  waiting: 'bg-info-soft',
  running: 'bg-info-soft',
  held: 'bg-warning-soft',
  done: 'bg-success-soft',
  failed: 'bg-danger-soft',
  cancelled: 'bg-sunken',
};
export const inkOf: Record<NodeStatus, string> = {
  waiting: 'text-info',
  running: 'text-info',
  held: 'text-warning',
  done: 'text-success',
  failed: 'text-danger',
  cancelled: 'text-faint',
};
