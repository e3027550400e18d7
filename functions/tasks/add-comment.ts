import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { type TaskComment, taskCommented } from '#contracts/tasks.ts';
import type { Caller } from '#runtime/actor.ts';
import { newComment } from './comment.ts';
import { eventIdsOf, type TaskRecord } from './task.ts';
import type { TaskStore } from './task-store.ts';

/** Adds a comment; an ended task may still be commented on. */
export async function addComment(
  task: TaskRecord,
  text: string,
  { caller, store }: { caller: Caller; store: Pick<TaskStore, 'addComment'> },
): Promise<TaskComment> {
  const comment = newComment(task.id, text, caller);
  await store.addComment(task, comment, [eventOf(taskCommented, { ...eventIdsOf(task), commentId: comment.id })]);
  return comment;
}
