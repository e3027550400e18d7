import type { HumanTask, TaskStatus } from '#contracts/tasks.ts';
import { type Caller, hasRole } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';

/** The stored task: what the API shows, and what it must never show. */
export interface TaskRecord extends HumanTask {
  /** Counts changes; the task's ETag. */
  revision: number;
  created_by: string;
  /** Answers the step of the state machine that waits for this task. */
  taskToken?: string;
  /** Number of the run of its execution that it was opened for, where the execution had been moved. */
  run?: number;
  /** Instance of the multi-instance subprocess that its step lies in. */
  scope?: string;
  /** Root of the execution tree: the correlation id of the task's events. */
  root_id?: string;
  /** Set once the task has been reported as overdue. */
  overdue_since?: string;
  escalated_at?: string;
}

export const isOpen = (task: Pick<HumanTask, 'status'>): boolean =>
  task.status !== 'completed' && task.status !== 'cancelled';

/** Overdue is not stored: it is what an open task is from its due time on. */
export const statusAt = (task: Pick<HumanTask, 'status' | 'due_at'>, now: string): TaskStatus =>
  isOpen(task) && task.due_at !== undefined && task.due_at < now ? 'overdue' : task.status;

/** The task as the API shows it. */
export const present = (task: TaskRecord, now: string): HumanTask => ({ ...task, status: statusAt(task, now) });

export const supervises = (caller: Caller): boolean => hasRole(caller, 'manager');

/** May take the task on: named as a candidate, or has the candidate role. */
export const isCandidate = (task: TaskRecord, caller: Caller): boolean =>
  (task.candidate_users ?? []).includes(caller.actor.id) ||
  (task.candidate_role !== undefined && hasRole(caller, task.candidate_role));

/** Employees see their own tasks and those that they may take on; managers and administrators see all of the tenant. */
export const isVisible = (task: TaskRecord, caller: Caller): boolean =>
  supervises(caller) ||
  task.assignee === caller.actor.id ||
  task.created_by === caller.actor.id ||
  task.completed_by === caller.actor.id ||
  isCandidate(task, caller);

export function refuseEnded(task: TaskRecord): void {
  if (isOpen(task)) return;
  throw new AppError('conflict', 'task.ended', `The task is ${task.status} already.`, {
    help: 'Read the task to see its result; nothing more can be done with it.',
  });
}

export const changedMeanwhile = (): AppError =>
  new AppError('precondition-failed', 'request.precondition-failed', 'The task has changed since you read it.', {
    errors: [{ path: 'header.if-match', code: 'stale', message: 'is not the current ETag' }],
    help: 'Read the task again and decide anew.',
  });

/** The ids that every event of a task carries. */
export const eventIdsOf = (task: TaskRecord) => ({
  taskId: task.id,
  title: task.title,
  executionId: task.execution_id,
  processId: task.process_id,
  nodeId: task.node_id,
});
