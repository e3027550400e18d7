import { z } from 'zod';
import type { ActivityCall } from '#runtime/task-handler.ts';
import { cancelTask } from './cancel-tasks.ts';
import type { TaskRecord } from './task.ts';
import type { TaskStore } from './task-store.ts';

/** What follows an interruption sends with `task.withdraw`: the human work that may have been open. */
export const WithdrawConfigSchema = z.object({ nodeIds: z.array(z.string().min(1)).min(1) });

type Call = Pick<ActivityCall, 'executionId' | 'scope' | 'enteredAt'> & {
  config: z.output<typeof WithdrawConfigSchema>;
};

/** Tasks of other instances of the same subprocess go on. */
const isWithin = (task: TaskRecord, scope: string | undefined): boolean =>
  scope === undefined || task.scope === scope || task.scope?.startsWith(`${scope}/`) === true;

/** Cancels what is still open of interrupted human work. Repeating it changes nothing. */
export async function withdrawTasks({ executionId, scope, config }: Call, store: TaskStore) {
  const tasks = await store.byExecution(executionId);
  for (const task of tasks)
    if (config.nodeIds.includes(task.node_id ?? '') && isWithin(task, scope))
      await cancelTask(task, 'An event has interrupted the step.', store);
  return { output: {} };
}
