import type { Caller } from '#runtime/actor.ts';
import { notFound } from '#runtime/errors.ts';
import { isVisible, type TaskRecord } from './task.ts';
import type { TaskStore } from './task-store.ts';

/** A task that the caller may see; one that he may not see does not exist for him. */
export async function readTask(id: string, caller: Caller, store: Pick<TaskStore, 'get'>): Promise<TaskRecord> {
  const task = await store.get(id);
  if (!task || !isVisible(task, caller)) throw notFound('task', id);
  return task;
}
