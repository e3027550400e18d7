import { z } from 'zod';
import type { JsonObject } from '#contracts/core/json.ts';
import type { User } from '#contracts/identity.ts';
import { FormFieldSchema, type NodeDef } from '#contracts/process-definition/index.ts';
import type * as api from '#contracts/tasks.ts';
import type { HumanTask, TaskComment } from '#contracts/tasks.ts';
import { type Handlers, handle } from './http.ts';
import { ago, now, prefixed } from './ids.ts';
import { notify } from './notifications.ts';
import { page } from './page.ts';
import { people, tenant } from './people.ts';
import { FakeProblem, notFound } from './problem.ts';
import type { Run } from './run.ts';

type Stored = { task: HumanTask; revision: number; comments: TaskComment[]; resume?: (result: JsonObject) => void };
export const tasks = new Map<string, Stored>();
const open = ({ status }: HumanTask): boolean => !['completed', 'cancelled'].includes(status);

const dueOf = (value: unknown): string | undefined => {
  const days = typeof value === 'string' ? /^P(\d+)D$/.exec(value)?.[1] : undefined;
  return days === undefined ? undefined : ago(-Number(days) * 1440);
};

export function createTaskFor(run: Run, node: NodeDef, resume: (result: JsonObject) => void): void {
  const id = prefixed('task');
  const { config } = node;
  const role = config.candidateRole as HumanTask['candidate_role'];
  const due = dueOf(config.dueIn);
  const shown = Array.isArray(config.contextFields) ? config.contextFields.map(String) : Object.keys(run.data);
  const task: HumanTask = {
    id,
    tenant_id: tenant.id,
    title: node.title,
    ...((config.instructions || node.description) && { description: String(config.instructions ?? node.description) }),
    status: 'pending',
    kind: node.type === 'human_external' ? 'external' : node.action_type === 'approval' ? 'approval' : 'employee_task',
    ...(role && { candidate_role: role }),
    process_id: run.execution.processId,
    process_name: run.execution.processName,
    execution_id: run.execution.id,
    node_id: node.node_id,
    form_fields: z.array(FormFieldSchema).parse(config.form_fields ?? []),
    context_data: {
      execution_variables: Object.fromEntries(Object.entries(run.data).filter(([name]) => shown.includes(name))),
      form_data: run.data,
    },
    priority: (config.priority as HumanTask['priority'] | undefined) ?? 'medium',
    created_at: now(),
    updated_at: now(),
    ...(due && { due_at: due }),
    metadata: {},
  };
  tasks.set(id, { task, revision: 1, comments: [], resume });
  for (const user of Object.values(people)) {
    if (role && user.roles.includes(role)) {
      notify(user.id, `New task: ${node.title}`, `${run.execution.name} waits for you.`, run.execution.id);
    }
  }
}

/** Those of one node, or all. */
export function cancelTasksOf(executionId: string, nodeId?: string): void {
  for (const { task } of tasks.values()) {
    const concerned = task.execution_id === executionId && (nodeId === undefined || task.node_id === nodeId);
    if (concerned && open(task)) task.status = 'cancelled';
  }
}

const sees = (user: User, task: HumanTask): boolean =>
  user.roles.some((role) => role === 'admin' || role === 'manager' || role === task.candidate_role) ||
  task.assignee === user.id;

function get(id: string | undefined): Stored {
  const stored = tasks.get(id ?? '');
  if (!stored) throw notFound('task.not-found', 'task');
  return stored;
}

function change(stored: Stored, more: Partial<HumanTask>) {
  stored.task = { ...stored.task, ...more, updated_at: now() };
  stored.revision++;
  return { body: stored.task, etag: `"${stored.revision}"` };
}

export const taskHandlers: Handlers = {
  listTasks: handle<typeof api.listTasks>(({ query, user }) => {
    const found = [...tasks.values()]
      .map(({ task }) => task)
      .filter((task) => sees(user, task))
      .filter((task) => query.view !== 'mine' || task.assignee === user.id)
      .filter((task) => query.view !== 'available' || (!task.assignee && open(task)))
      .filter((task) => !query.status || task.status === query.status)
      .filter((task) => !query.executionId || task.execution_id === query.executionId)
      .toSorted((a, b) => b.created_at.localeCompare(a.created_at));
    return { body: page(found, query) };
  }),
  getTask: ({ params }) => {
    const { task, revision } = get(params.id);
    return { body: task, etag: `"${revision}"` };
  },
  assignTask: handle<typeof api.assignTask>(({ params, body, user }) => {
    const stored = get(params.id);
    const { task } = stored;
    if (!open(task)) throw new FakeProblem(409, 'task.ended', 'The task has ended.');
    const assignee = body.assignee === 'me' ? user.id : body.assignee;
    if (assignee && task.assignee && task.assignee !== assignee && task.assignee !== user.id) {
      throw new FakeProblem(409, 'task.claimed', 'Somebody else has claimed the task.', {
        help: 'Choose another one.',
      });
    }
    if (assignee === null) {
      const { assignee: _, ...rest } = stored.task;
      stored.task = rest;
      return change(stored, { status: 'pending' });
    }
    return change(stored, { assignee, status: 'in_progress' });
  }),
  respondTask: handle<typeof api.respondTask>(({ params, body, user }) => {
    const stored = get(params.id);
    const { task } = stored;
    if (!open(task)) throw new FakeProblem(409, 'task.ended', 'The task was finished by somebody else.');
    if (task.assignee !== user.id)
      throw new FakeProblem(409, 'task.not-assigned', 'The task is not yours.', { help: 'Claim it first.' });
    if (body.result.remarks === 'refuse') {
      throw new FakeProblem(422, 'task.invalid-response', 'The response does not fit the form.', {
        errors: [
          { path: '/result/limit', code: 'too-small', message: 'is below the requested amount', help: 'Raise it.' },
        ],
      });
    }
    const answer = change(stored, {
      status: 'completed',
      result: body.result,
      completed_at: now(),
      completed_by: user.id,
    });
    stored.resume?.(body.result);
    return answer;
  }),
  addTaskComment: handle<typeof api.addTaskComment>(({ params, body, user }) => {
    const comment = {
      id: prefixed('cmt'),
      task_id: params.id ?? '',
      author: user.id,
      author_name: user.name,
      text: body.text,
      created_at: now(),
    };
    get(params.id).comments.push(comment);
    return { body: comment };
  }),
  listTaskComments: handle<typeof api.listTaskComments>(({ params, query }) => ({
    body: page(get(params.id).comments, query),
  })),
};
