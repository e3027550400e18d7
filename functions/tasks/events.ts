import { answerTask } from '#adapters/state-machines/task-tokens.ts';
import {
  executionCancelled,
  executionCompleted,
  executionFailed,
  executionMoved,
} from '#contracts/executions/index.ts';
import { userCreated, userUpdated } from '#contracts/identity.ts';
import { taskCompleted } from '#contracts/tasks.ts';
import { eventHandler, on } from '#runtime/event-handler.ts';
import { answerStep } from './answer-step.ts';
import { cancelTasksOf } from './cancel-tasks.ts';
import { leftRunsOf, tasksOf, usersOf } from './composition.ts';

export const handler = eventHandler(
  [
    on(taskCompleted, ({ taskId }, { tenantId }) => answerStep(taskId, { store: tasksOf(tenantId), answerTask })),
    on(executionCompleted, ({ executionId }, { tenantId }) =>
      cancelTasksOf(executionId, 'The execution has reached its end.', tasksOf(tenantId)),
    ),
    on(executionFailed, async ({ executionId }, { tenantId }) => {
      await leftRunsOf(tenantId).leave(executionId);
      await cancelTasksOf(executionId, 'The execution has failed.', tasksOf(tenantId));
    }),
    on(executionCancelled, async ({ executionId, reason }, { tenantId }) => {
      await leftRunsOf(tenantId).leave(executionId);
      await cancelTasksOf(executionId, reason ?? 'The execution was cancelled.', tasksOf(tenantId));
    }),
    on(executionMoved, async ({ executionId, reason, run }, { tenantId }) => {
      await leftRunsOf(tenantId).leave(executionId, run);
      await cancelTasksOf(executionId, reason ?? 'The execution was moved to another node.', tasksOf(tenantId), run);
    }),
    on(userCreated, ({ userId, ...user }, { tenantId, time }) =>
      usersOf(tenantId).learn({ id: userId, ...user }, time),
    ),
    on(userUpdated, ({ userId, ...user }, { tenantId, time }) =>
      usersOf(tenantId).learn({ id: userId, ...user }, time),
    ),
  ],
  { service: 'tasks' },
);
