import { z } from 'zod';
import { event } from './core/event.ts';
import { JsonObjectSchema } from './core/json.ts';
import { operation } from './core/operation.ts';
import { PageQuerySchema, pageOf } from './core/page.ts';
import {
  ExecutionIdSchema,
  ProcessIdSchema,
  TaskIdSchema,
  TenantIdSchema,
  TimestampSchema,
  UserIdSchema,
} from './core/scalars.ts';
import { RoleSchema } from './identity.ts';
import { FormFieldSchema, PrioritySchema } from './process-definition/index.ts';

const context = 'tasks';

export const TaskStatusSchema = z
  .enum(['pending', 'in_progress', 'completed', 'cancelled', 'overdue'])
  .meta({ id: 'TaskStatus' });
export type TaskStatus = z.infer<typeof TaskStatusSchema>;

/** A human task (seed: `human_tasks`). `overdue` is `pending` or `in_progress` past `due_at`. */
export const HumanTaskSchema = z
  .object({
    id: TaskIdSchema,
    tenant_id: TenantIdSchema,
    title: z.string(),
    description: z.string().optional(),
    status: TaskStatusSchema,
    kind: z.enum(['employee_task', 'approval', 'external']).default('employee_task'),
    assignee: UserIdSchema.optional(),
    candidate_role: RoleSchema.optional(),
    candidate_users: z.array(UserIdSchema).optional(),
    process_id: ProcessIdSchema.optional(),
    process_name: z.string().optional(),
    execution_id: ExecutionIdSchema.optional(),
    node_id: z.string().optional(),
    form_fields: z.array(FormFieldSchema),
    context_data: z.object({ execution_variables: JsonObjectSchema, form_data: JsonObjectSchema }),
    result: JsonObjectSchema.optional(),
    priority: PrioritySchema,
    party: z.object({ name: z.string().optional(), email: z.string().optional() }).optional(),
    created_at: TimestampSchema,
    updated_at: TimestampSchema,
    due_at: TimestampSchema.optional(),
    timeout_at: TimestampSchema.optional(),
    completed_at: TimestampSchema.optional(),
    completed_by: UserIdSchema.optional(),
    metadata: JsonObjectSchema,
  })
  .meta({ id: 'HumanTask' });
export type HumanTask = z.infer<typeof HumanTaskSchema>;

export const TaskCommentSchema = z
  .object({
    id: z.string(),
    task_id: TaskIdSchema,
    author: UserIdSchema,
    author_name: z.string(),
    text: z.string(),
    created_at: TimestampSchema,
  })
  .meta({ id: 'TaskComment' });
export type TaskComment = z.infer<typeof TaskCommentSchema>;

const byId = z.object({ id: TaskIdSchema });

export const createTask = operation({
  id: 'createTask',
  context,
  method: 'POST',
  path: '/tasks',
  summary: 'Create a task by hand, outside any process',
  access: 'user',
  body: z.strictObject({
    title: z.string().min(1).max(200),
    description: z.string().max(10_000).optional(),
    assignee: UserIdSchema.optional(),
    candidate_role: RoleSchema.optional(),
    form_fields: z.array(FormFieldSchema).default([]),
    context_data: z
      .strictObject({ execution_variables: JsonObjectSchema.default({}), form_data: JsonObjectSchema.default({}) })
      .prefault({}),
    priority: PrioritySchema.default('medium'),
    due_at: TimestampSchema.optional(),
    timeout_at: TimestampSchema.optional(),
    metadata: JsonObjectSchema.default({}),
  }),
  result: HumanTaskSchema,
  status: 201,
  idempotent: true,
});

export const listTasks = operation({
  id: 'listTasks',
  context,
  method: 'GET',
  path: '/tasks',
  summary: 'Tasks; employees see those that they may do',
  access: 'user',
  query: PageQuerySchema.extend({
    view: z.enum(['mine', 'available', 'all']).default('all').meta({
      description:
        '`mine`: assigned to the caller; `available`: unassigned and open to the caller’s roles; `all`: every task the caller may see',
    }),
    status: TaskStatusSchema.optional(),
    executionId: ExecutionIdSchema.optional(),
    processId: ProcessIdSchema.optional(),
    priority: PrioritySchema.optional(),
  }),
  result: pageOf(HumanTaskSchema),
});

export const getTask = operation({
  id: 'getTask',
  context,
  method: 'GET',
  path: '/tasks/{id}',
  summary: 'A task with its form and context',
  access: 'user',
  params: byId,
  result: HumanTaskSchema,
  etag: true,
  problems: ['task.not-found'],
});

export const assignTask = operation({
  id: 'assignTask',
  context,
  method: 'PUT',
  path: '/tasks/{id}/assign',
  summary: 'Claim a task, hand it to somebody, or give it back',
  access: 'user',
  params: byId,
  body: z.strictObject({
    assignee: z
      .union([UserIdSchema, z.literal('me'), z.null()])
      .meta({ description: '`null` gives the task back to its candidates' }),
  }),
  result: HumanTaskSchema,
  etag: true,
  ifMatch: 'optional',
  problems: ['task.not-found', 'task.ended', 'task.claimed', 'user.not-found'],
});

export const respondTask = operation({
  id: 'respondTask',
  context,
  method: 'PUT',
  path: '/tasks/{id}/respond',
  summary: 'Complete a task with the values of its form',
  access: 'user',
  params: byId,
  body: z.strictObject({ result: JsonObjectSchema, comment: z.string().max(10_000).optional() }),
  result: HumanTaskSchema,
  etag: true,
  ifMatch: 'optional',
  idempotent: true,
  problems: ['task.not-found', 'task.ended', 'task.not-assigned', 'task.invalid-response'],
});

export const addTaskComment = operation({
  id: 'addTaskComment',
  context,
  method: 'POST',
  path: '/tasks/{id}/comments',
  summary: 'Comment on a task',
  access: 'user',
  params: byId,
  body: z.strictObject({ text: z.string().min(1).max(10_000) }),
  result: TaskCommentSchema,
  status: 201,
  problems: ['task.not-found'],
});

export const listTaskComments = operation({
  id: 'listTaskComments',
  context,
  method: 'GET',
  path: '/tasks/{id}/comments',
  summary: 'Comments on a task, oldest first',
  access: 'user',
  params: byId,
  query: PageQuerySchema,
  result: pageOf(TaskCommentSchema),
  problems: ['task.not-found'],
});

export const taskOperations = [
  createTask,
  listTasks,
  getTask,
  assignTask,
  respondTask,
  addTaskComment,
  listTaskComments,
];

const ids = {
  taskId: TaskIdSchema,
  title: z.string(),
  executionId: ExecutionIdSchema.optional(),
  processId: ProcessIdSchema.optional(),
  nodeId: z.string().optional(),
};
const taskEvent = <T extends string, D extends z.ZodRawShape>(type: T, summary: string, more: D) =>
  event({ type, context, summary, data: z.object({ ...ids, ...more }) });

export const taskCreated = taskEvent('task.created', 'A task waits for somebody', {
  assignee: UserIdSchema.optional(),
  candidateRole: RoleSchema.optional(),
  priority: PrioritySchema,
});
export const taskAssigned = taskEvent('task.assigned', 'A task changed hands', { assignee: UserIdSchema.nullable() });
export const taskCompleted = taskEvent('task.completed', 'A task was done', { completedBy: UserIdSchema });
export const taskCancelled = taskEvent('task.cancelled', 'A task is no longer needed', { reason: z.string() });
export const taskReminded = taskEvent('task.reminded', 'A task has been waiting', {
  assignee: UserIdSchema.optional(),
  candidateRole: RoleSchema.optional(),
});
export const taskEscalated = taskEvent(
  'task.escalated',
  'A task was handed to another role because it waited too long',
  { toRole: RoleSchema },
);
export const taskOverdue = taskEvent('task.overdue', 'A task passed its due time', {
  assignee: UserIdSchema.optional(),
});
export const taskCommented = taskEvent('task.commented', 'Somebody commented on a task', { commentId: z.string() });
export const taskEvents = [
  taskCreated,
  taskAssigned,
  taskCompleted,
  taskCancelled,
  taskReminded,
  taskEscalated,
  taskOverdue,
  taskCommented,
];
