import { pauseCheckOf, unlessPaused } from '#adapters/control/pause-check.ts';
import { answerTask } from '#adapters/state-machines/task-tokens.ts';
import { activity, taskHandler } from '#runtime/task-handler.ts';
import { finderOf, tasksOf, watchTenant } from './composition.ts';
import { controlTable } from './environment.ts';
import { openProcessTask } from './open-process-task.ts';
import { TaskConfigSchema } from './task-config.ts';

const pauseCheck = pauseCheckOf(controlTable());

export const handler = taskHandler([
  activity(
    'tasks',
    'task.create',
    TaskConfigSchema,
    unlessPaused(pauseCheck, (call) =>
      openProcessTask(call, {
        store: tasksOf(call.tenantId),
        findUser: finderOf(call.tenantId),
        answerTask,
        watchTenant,
      }),
    ),
  ),
]);
