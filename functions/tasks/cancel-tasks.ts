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
 * Consumer of the events that end an execution, or move it: what is still open of its tasks is no longer needed. `before`:
 * of those of the runs before this one.
 */
export async function cancelTasksOf(
  executionId: string,
  reason: string,
  store: TaskStore,
  before = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (const task of await store.byExecution(executionId))
    if ((task.run ?? 0) < before) await cancelTask(task, reason, store);
}
