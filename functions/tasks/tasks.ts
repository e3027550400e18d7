import { z } from 'zod';
import { pauseCheckOf, unlessPaused } from '#adapters/control/pause-check.ts';
import { answerTask } from '#adapters/state-machines/task-tokens.ts';
import { timestamp } from '#runtime/ids.ts';
import { activity, command, taskHandler } from '#runtime/task-handler.ts';
import { finderOf, leftRunsOf, sweptTenants, tasksOf, watchTenant } from './composition.ts';
import { controlTable } from './environment.ts';
import { openProcessTask } from './open-process-task.ts';
import { sweepDue } from './sweep-due.ts';
import { TaskConfigSchema } from './task-config.ts';
import { WithdrawConfigSchema, withdrawTasks } from './withdraw-tasks.ts';

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
        hasLeft: (run) => leftRunsOf(call.tenantId).hasLeft(run),
      }),
    ),
  ),
  activity(
    'tasks',
    'task.withdraw',
    WithdrawConfigSchema,
    unlessPaused(pauseCheck, (call) => withdrawTasks(call, tasksOf(call.tenantId))),
  ),
  command('tasks.due-sweep', z.object({}), () =>
    sweepDue({
      tenants: () => sweptTenants.all(),
      due: (tenantId, now) => tasksOf(tenantId).due(now),
      storeOf: tasksOf,
      now: timestamp,
    }),
  ),
]);
