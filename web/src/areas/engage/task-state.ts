import type { HumanTask } from '#contracts/tasks.ts';

export const isOpen = ({ status }: Pick<HumanTask, 'status'>): boolean =>
  status !== 'completed' && status !== 'cancelled';

export const isOverdue = (task: Pick<HumanTask, 'status' | 'due_at'>, now = Date.now()): boolean =>
  task.status === 'overdue' || (isOpen(task) && task.due_at !== undefined && Date.parse(task.due_at) < now);
