import { logger } from '#runtime/logger.ts';
import type { TaskRecord } from './task.ts';
import type { TaskStore } from './task-store.ts';

/** What the waiting step gets: the values of the form, and who gave them. */
export const responseOutput = (task: TaskRecord) => ({
  output: { ...task.result, ...(task.completed_by ? { __completedBy: task.completed_by } : {}) },
});

interface Ports {
  store: Pick<TaskStore, 'get'>;
  answerTask: (taskToken: string, output: unknown) => Promise<boolean>;
}

/** Consumer of `task.completed`: tells the state machine, which goes on. Repeating it changes nothing. */
export async function answerStep(taskId: string, { store, answerTask }: Ports): Promise<void> {
  const task = await store.get(taskId);
  if (task?.taskToken === undefined || task.status !== 'completed') return;
  if (await answerTask(task.taskToken, responseOutput(task))) return;
  logger.info('Nobody waits for the response any more', { taskId, executionId: task.execution_id });
}
