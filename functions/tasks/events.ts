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
import { tasksOf, usersOf } from './composition.ts';

export const handler = eventHandler(
  [
    on(taskCompleted, ({ taskId }, { tenantId }) => answerStep(taskId, { store: tasksOf(tenantId), answerTask })),
    on(executionCompleted, ({ executionId }, { tenantId }) =>
      cancelTasksOf(executionId, 'The execution has reached its end.', tasksOf(tenantId)),
    ),
    on(executionFailed, ({ executionId }, { tenantId }) =>
      cancelTasksOf(executionId, 'The execution has failed.', tasksOf(tenantId)),
    ),
    on(executionCancelled, ({ executionId, reason }, { tenantId }) =>
      cancelTasksOf(executionId, reason ?? 'The execution was cancelled.', tasksOf(tenantId)),
    ),
    // The run that goes on opens tasks of its own, after the one before was stopped.
    on(executionMoved, ({ executionId, reason, stoppedAt }, { tenantId }) =>
      cancelTasksOf(executionId, reason ?? 'The execution was moved to another node.', tasksOf(tenantId), stoppedAt),
    ),
    on(userCreated, ({ userId, ...user }, { tenantId, time }) =>
      usersOf(tenantId).learn({ id: userId, ...user }, time),
    ),
    on(userUpdated, ({ userId, ...user }, { tenantId, time }) =>
      usersOf(tenantId).learn({ id: userId, ...user }, time),
    ),
  ],
  { service: 'tasks' },
);
