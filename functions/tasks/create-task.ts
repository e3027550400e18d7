import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { BodyOf } from '#contracts/core/operation.ts';
import { type createTask as operation, taskCreated } from '#contracts/tasks.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { newId, timestamp } from '#runtime/ids.ts';
import { eventIdsOf, type TaskRecord } from './task.ts';
import { dueItemsOf, scheduleDue } from './task-schedule.ts';
import type { TaskStore } from './task-store.ts';
import type { KnownUser } from './user-directory.ts';

interface Ports {
  caller: Caller;
  store: Pick<TaskStore, 'create'>;
  findUser: (id: string) => Promise<KnownUser | undefined>;
  watchTenant: (tenantId: string) => Promise<void>;
}

async function refuseUnknown(assignee: string | undefined, { findUser }: Ports): Promise<void> {
  if (assignee === undefined || (await findUser(assignee))?.status === 'active') return;
  throw new AppError('invalid', 'user.not-found', `There is no active user ${assignee}.`, {
    errors: [
      {
        path: '/assignee',
        code: 'not-found',
        message: 'is not an active user of this tenant',
        help: 'Send the id of an active user.',
      },
    ],
    help: 'See GET /users.',
  });
}

/** Creates a task by hand. Without assignee and candidate role it is its creator's. */
export async function createTask(body: BodyOf<typeof operation>, ports: Ports): Promise<TaskRecord> {
  const { caller, store } = ports;
  await refuseUnknown(body.assignee, ports);
  const now = timestamp();
  const { assignee, ...rest } = body;
  const owner = assignee ?? (body.candidate_role === undefined ? caller.actor.id : undefined);
  const task: TaskRecord = {
    ...rest,
    ...(owner === undefined ? {} : { assignee: owner }),
    id: newId('task'),
    tenant_id: caller.tenantId,
    status: 'pending',
    kind: 'employee_task',
    created_at: now,
    updated_at: now,
    revision: 1,
    created_by: caller.actor.id,
  };
  const due = dueItemsOf(task, {});
  if (due.length) await ports.watchTenant(caller.tenantId);
  const { assignee: to, candidate_role: candidateRole, priority } = task;
  const event = eventOf(taskCreated, { ...eventIdsOf(task), assignee: to, candidateRole, priority });
  await store.create(task, [event], due.map(scheduleDue));
  return task;
}
