import type { z } from 'zod';
import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import { type HumanTask, taskCreated } from '#contracts/tasks.ts';
import { activityId } from '#runtime/activity-id.ts';
import { after } from '#runtime/durations.ts';
import { TaskError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { runNumberOf } from '#runtime/run-name.ts';
import type { ActivityCall } from '#runtime/task-handler.ts';
import { responseOutput } from './answer-step.ts';
import { cancelTask } from './cancel-tasks.ts';
import { approvalForm } from './form.ts';
import { eventIdsOf, isOpen, type TaskRecord } from './task.ts';
import type { TaskConfig } from './task-config.ts';
import { type DueItem, dueItemsOf, scheduleDue } from './task-schedule.ts';
import type { TaskStore } from './task-store.ts';
import type { KnownUser } from './user-directory.ts';

type Call = Omit<ActivityCall, 'config'> & { config: TaskConfig };

interface Ports {
  store: TaskStore;
  findUser: (idOrEmail: string) => Promise<KnownUser | undefined>;
  answerTask: (taskToken: string, output: unknown) => Promise<boolean>;
  /** Makes sure that the due sweep visits the tenant. */
  watchTenant: (tenantId: string) => Promise<void>;
  /** Whether a run was left or stopped while this call was on its way. */
  hasLeft: (runName: string) => Promise<boolean>;
}

const kindOf = ({ nodeType, action }: TaskConfig): HumanTask['kind'] => {
  if (action === 'approval') return 'approval';
  return nodeType !== undefined && nodeType !== 'human_internal' ? 'external' : 'employee_task';
};

/** Who the task goes to. An address that is nobody's leaves it to the candidates; without candidates it is an error of the process. */
async function peopleOf(config: TaskConfig, findUser: Ports['findUser']) {
  const { assignee, candidateRole, candidateUsers = [] } = config;
  const user = assignee === undefined ? undefined : await findUser(assignee);
  const active = user?.status === 'active' ? user : undefined;
  const found = await Promise.all(candidateUsers.map(findUser));
  const candidates = found.flatMap((one) => (one ? [one.id] : []));
  if (assignee !== undefined && !active && candidateRole === undefined && candidates.length === 0) {
    throw new TaskError(
      'UnknownAssignee',
      `“${config.title}” is for ${assignee}, who is no active user of the tenant.`,
      {
        help: 'Correct the assignee, or give the task a candidate role to fall back on.',
      },
    );
  }
  const nobody = !active && candidates.length === 0 && candidateRole === undefined;
  const role = nobody ? 'employee' : candidateRole;
  return {
    ...(active ? { assignee: active.id } : {}),
    ...(role ? { candidate_role: role } : {}),
    ...(candidates.length ? { candidate_users: candidates } : {}),
  };
}

const formOf = (config: TaskConfig) =>
  config.form_fields.length === 0 && kindOf(config) === 'approval' ? approvalForm : config.form_fields;

const prefilled = (fields: TaskConfig['form_fields']): JsonObject =>
  Object.fromEntries(fields.flatMap((field) => (field.default === undefined ? [] : [[field.name, field.default]])));

const timesOf = (config: TaskConfig, now: string, enteredAt: string) => ({
  created_at: now,
  updated_at: now,
  ...(config.dueIn ? { due_at: after(now, config.dueIn) } : {}),
  ...(config.timeoutSeconds ? { timeout_at: after(enteredAt, `PT${config.timeoutSeconds}S`) } : {}),
});

function taskOf(call: Call, people: Awaited<ReturnType<typeof peopleOf>>): TaskRecord {
  const { config } = call;
  const form = formOf(config);
  const description = config.instructions ?? config.description;
  return {
    id: activityId('task', call),
    tenant_id: call.tenantId,
    title: config.title,
    ...(description === undefined ? {} : { description }),
    status: 'pending',
    kind: kindOf(config),
    ...people,
    process_id: call.processId,
    ...(config.processName ? { process_name: config.processName } : {}),
    execution_id: call.executionId,
    root_id: call.rootId,
    node_id: call.nodeId,
    form_fields: form,
    context_data: {
      execution_variables: { ...(call.input as JsonObject), ...config.context },
      form_data: prefilled(form),
    },
    priority: config.priority ?? 'medium',
    ...(config.party ? { party: config.party } : {}),
    ...timesOf(config, timestamp(), call.enteredAt),
    metadata: {},
    revision: 1,
    created_by: 'executions',
    ...(call.taskToken === undefined ? {} : { taskToken: call.taskToken }),
    ...(call.scope === undefined ? {} : { scope: call.scope }),
    ...(call.run === undefined ? {} : { run: runNumberOf(call.run) }),
  };
}

/** A retried call brings a new token: the task that is there answers it, or answers it right away when it is done. */
async function meetAgain(id: string, taskToken: string | undefined, { store, answerTask }: Ports): Promise<void> {
  for (;;) {
    const task = await store.get(id);
    if (!task || taskToken === undefined || task.taskToken === taskToken) return;
    if (task.status === 'completed') return void (await answerTask(taskToken, responseOutput(task)));
    if (!isOpen(task) || (await store.change(task, { ...task, taskToken }, []))) return;
  }
}

/** Opens the task of a human activity; its response answers the waiting step. The same activity gives one task only. */
export async function openProcessTask(call: Call, ports: Ports): Promise<Record<string, never>> {
  const task = taskOf(call, await peopleOf(call.config, ports.findUser));
  const due: DueItem[] = dueItemsOf(task, call.config);
  if (due.length) await ports.watchTenant(call.tenantId);
  const created = eventOf(taskCreated, {
    ...eventIdsOf(task),
    assignee: task.assignee,
    candidateRole: task.candidate_role,
    priority: task.priority,
  } satisfies z.input<(typeof taskCreated)['data']>);
  const isNew = await ports.store.create(task, [created], due.map(scheduleDue));
  if (!isNew) await meetAgain(task.id, call.taskToken, ports);
  if (await ports.hasLeft(call.run ?? call.executionId))
    await cancelTask(task, 'The run that asked for it has been stopped.', ports.store);
  return {};
}
