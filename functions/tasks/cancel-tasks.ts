import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { taskCancelled } from '#contracts/tasks.ts';
import { timestamp } from '#runtime/ids.ts';
import { eventIdsOf, isOpen, type TaskRecord } from './task.ts';
import type { TaskStore } from './task-store.ts';

/** Cancels one task, unless it has ended. */
export async function cancelTask(task: TaskRecord, reason: string, store: TaskStore): Promise<void> {
  if (!isOpen(task)) return;
  const after: TaskRecord = { ...task, status: 'cancelled', updated_at: timestamp() };
  const event = eventOf(taskCancelled, { ...eventIdsOf(task), reason });
  if (await store.change(task, after, [event])) return;
  const current = await store.get(task.id);
  if (current) await cancelTask(current, reason, store);
}

/**
 * Consumer of the events that end an execution, or move it: what is still open of its tasks is no longer needed. `until`:
 * of those opened up to then.
 */
export async function cancelTasksOf(
  executionId: string,
  reason: string,
  store: TaskStore,
  until?: string,
): Promise<void> {
  for (const task of await store.byExecution(executionId))
    if (until === undefined || task.created_at <= until) await cancelTask(task, reason, store);
}
