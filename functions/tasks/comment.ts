import type { TaskComment } from '#contracts/tasks.ts';
import type { Caller } from '#runtime/actor.ts';
import { newId, timestamp } from '#runtime/ids.ts';

export const newComment = (taskId: string, text: string, { actor }: Caller): TaskComment => ({
  id: newId('comment'),
  task_id: taskId,
  author: actor.id,
  author_name: actor.name ?? actor.id,
  text,
  created_at: timestamp(),
});
