import { idempotencyIn } from '#adapters/dynamodb/tables.ts';
import * as operations from '#contracts/tasks.ts';
import type { Caller } from '#runtime/actor.ts';
import { httpHandler, Reply, route } from '#runtime/http-handler.ts';
import { timestamp } from '#runtime/ids.ts';
import { addComment } from './add-comment.ts';
import { assignTask } from './assign-task.ts';
import { finderOf, tasksOf, watchTenant } from './composition.ts';
import { createTask } from './create-task.ts';
import { environment } from './environment.ts';
import { listTasks } from './list-tasks.ts';
import { readTask } from './read-task.ts';
import { respondTask } from './respond-task.ts';
import { present, type TaskRecord } from './task.ts';

const shown = (task: TaskRecord) => present(task, timestamp());
const tagged = (task: TaskRecord) => new Reply(shown(task), { etag: String(task.revision) });
const read = (id: string, caller: Caller) => readTask(id, caller, tasksOf(caller.tenantId));

export const handler = httpHandler(
  [
    route(operations.createTask, async ({ body, caller }) => {
      const { tenantId } = caller;
      return shown(
        await createTask(body, { caller, store: tasksOf(tenantId), findUser: finderOf(tenantId), watchTenant }),
      );
    }),
    route(operations.listTasks, async ({ query, caller }) => {
      const page = await listTasks(query, { caller, store: tasksOf(caller.tenantId), now: timestamp() });
      return { ...page, items: page.items.map(shown) };
    }),
    route(operations.getTask, async ({ params, caller }) => tagged(await read(params.id, caller))),
    route(operations.assignTask, async ({ params, body, caller, ifMatch }) => {
      const task = await read(params.id, caller);
      const ports = { caller, ifMatch, store: tasksOf(caller.tenantId), findUser: finderOf(caller.tenantId) };
      return tagged(await assignTask(task, body.assignee, ports));
    }),
    route(operations.respondTask, async ({ params, body, caller, ifMatch }) => {
      const task = await read(params.id, caller);
      return tagged(await respondTask(task, body, { caller, ifMatch, store: tasksOf(caller.tenantId) }));
    }),
    route(operations.addTaskComment, async ({ params, body, caller }) => {
      const task = await read(params.id, caller);
      return addComment(task, body.text, { caller, store: tasksOf(caller.tenantId) });
    }),
    route(operations.listTaskComments, async ({ params, query, caller }) => {
      const task = await read(params.id, caller);
      return tasksOf(caller.tenantId).comments(task.id, query);
    }),
  ],
  { idempotency: idempotencyIn(environment.TABLE_NAME) },
);
