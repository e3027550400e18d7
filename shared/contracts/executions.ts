import { z } from 'zod';
import { event } from './core/event.ts';
import { JsonObjectSchema, JsonSchema } from './core/json.ts';
import { operation } from './core/operation.ts';
import { PageQuerySchema, pageOf } from './core/page.ts';
import {
  ExecutionIdSchema,
  ProcessIdSchema,
  SemanticVersionSchema,
  TenantIdSchema,
  TimestampSchema,
} from './core/scalars.ts';
import { TriggerEntityTypeSchema } from './processes.ts';

const context = 'executions';

/** Life of the record. */
export const RecordStatusSchema = z
  .enum(['CREATED', 'STARTED', 'FAILED_TO_START', 'COMPLETED'])
  .meta({ id: 'RecordStatus' });
/** What the run is doing. */
export const RuntimeStatusSchema = z
  .enum(['pending', 'in_progress', 'paused', 'completed', 'failed', 'cancelled'])
  .meta({ id: 'RuntimeStatus' });
export type RuntimeStatus = z.infer<typeof RuntimeStatusSchema>;

export const NodeStatusSchema = z
  .enum(['pending', 'in_progress', 'paused', 'completed', 'failed', 'cancelled'])
  .meta({ id: 'NodeStatus' });

/** One visit of a node by a run (seed: `node_inst` with its `node_variables`). */
export const NodeInstanceSchema = z
  .object({
    id: z.string(),
    nodeId: z.string(),
    title: z.string(),
    type: z.string(),
    visit: z.int().min(1),
    /** Position in the collection: one instance per element of a multi-instance activity, beside the activity's own. */
    index: z.int().min(0).optional(),
    status: NodeStatusSchema,
    startedAt: TimestampSchema,
    endedAt: TimestampSchema.optional(),
    durationMs: z.int().optional(),
    attempts: z.int().min(1),
    input: JsonSchema.optional(),
    output: JsonSchema.optional(),
    error: z.object({ name: z.string(), cause: z.string().optional() }).optional(),
    childExecutionId: ExecutionIdSchema.optional(),
  })
  .meta({ id: 'NodeInstance' });
export type NodeInstance = z.infer<typeof NodeInstanceSchema>;

export const ExecutionSummarySchema = z
  .object({
    id: ExecutionIdSchema,
    tenant_id: TenantIdSchema,
    name: z.string(),
    processId: ProcessIdSchema,
    processName: z.string(),
    version: SemanticVersionSchema,
    status: RecordStatusSchema,
    runtimeStatus: RuntimeStatusSchema,
    parentExecutionId: ExecutionIdSchema.optional(),
    rootExecutionId: ExecutionIdSchema,
    correlationId: z.string(),
    startedBy: z.string(),
    createdAt: TimestampSchema,
    updatedAt: TimestampSchema,
    startedAt: TimestampSchema.optional(),
    endedAt: TimestampSchema.optional(),
  })
  .meta({ id: 'ExecutionSummary' });
export type ExecutionSummary = z.infer<typeof ExecutionSummarySchema>;

export const ExecutionSchema = ExecutionSummarySchema.extend({
  input: JsonObjectSchema,
  /** Global context of the execution tree, `$__context__` in expressions. */
  context: JsonObjectSchema,
  output: JsonSchema.optional(),
  error: z.object({ name: z.string(), cause: z.string().optional(), nodeId: z.string().optional() }).optional(),
  /** Nodes that the run stands on. */
  currentNodes: z.array(NodeInstanceSchema),
  /** Every visit so far, in order of entry. */
  nodes: z.array(NodeInstanceSchema),
  /** Ids of the flows that the run has followed. */
  takenFlows: z.array(z.string()),
  /** Latest input and output per node (seed: `node_variables`). */
  nodeVariables: z.record(z.string(), z.object({ input: JsonSchema.optional(), output: JsonSchema.optional() })),
}).meta({ id: 'Execution' });
export type Execution = z.infer<typeof ExecutionSchema>;

export const HistoryEventTypeSchema = z.enum([
  'execution.created',
  'execution.started',
  'execution.paused',
  'execution.resumed',
  'execution.completed',
  'execution.failed',
  'execution.cancelled',
  'node.entered',
  'node.started',
  'node.waiting',
  'node.retried',
  'node.held',
  'node.completed',
  'node.failed',
  'node.cancelled',
]);

export const HistoryEventSchema = z
  .object({
    id: z.int(),
    type: HistoryEventTypeSchema,
    time: TimestampSchema,
    nodeId: z.string().optional(),
    title: z.string().optional(),
    visit: z.int().optional(),
    /** Milliseconds since the node was entered (node events) or the run started (execution events). */
    durationMs: z.int().optional(),
    detail: JsonObjectSchema.optional(),
  })
  .meta({ id: 'HistoryEvent' });
export type HistoryEvent = z.infer<typeof HistoryEventSchema>;

const byId = z.object({ id: ExecutionIdSchema });

export const StartExecutionSchema = z
  .strictObject({
    processId: ProcessIdSchema.optional(),
    version: SemanticVersionSchema.optional().meta({
      description: 'A published version; the active one when left out',
    }),
    trigger: z
      .strictObject({ entityType: TriggerEntityTypeSchema, entityId: z.string().min(1).max(200) })
      .optional()
      .meta({ description: 'Starts the process that the entity is linked to; instead of processId' }),
    name: z.string().min(1).max(200).optional(),
    input: JsonObjectSchema.default({}),
    context: JsonObjectSchema.default({}),
  })
  .refine((body) => (body.processId === undefined) !== (body.trigger === undefined), {
    path: ['processId'],
    message: 'give either processId or trigger',
  })
  .meta({ id: 'StartExecution' });

export const startExecution = operation({
  id: 'startExecution',
  context,
  method: 'POST',
  path: '/executions',
  summary: 'Start a process',
  access: 'user',
  body: StartExecutionSchema,
  result: ExecutionSummarySchema,
  status: 201,
  idempotent: true,
  problems: [
    'execution.invalid-input',
    'execution.no-active-version',
    'execution.input-too-large',
    'process.not-found',
    'trigger-link.not-found',
  ],
});

export const listExecutions = operation({
  id: 'listExecutions',
  context,
  method: 'GET',
  path: '/executions',
  summary: 'Executions, newest first',
  access: 'user',
  query: PageQuerySchema.extend({
    processId: ProcessIdSchema.optional(),
    status: RecordStatusSchema.optional(),
    runtimeStatus: RuntimeStatusSchema.optional(),
    rootOnly: z.stringbool().optional(),
    from: TimestampSchema.optional(),
    to: TimestampSchema.optional(),
  }),
  result: pageOf(ExecutionSummarySchema),
});

export const getExecution = operation({
  id: 'getExecution',
  context,
  method: 'GET',
  path: '/executions/{id}',
  summary: 'An execution with its nodes and variables',
  access: 'user',
  params: byId,
  result: ExecutionSchema,
  problems: ['execution.not-found'],
});

export const getExecutionHistory = operation({
  id: 'getExecutionHistory',
  context,
  method: 'GET',
  path: '/executions/{id}/history',
  summary: 'What happened, as typed events',
  access: 'user',
  params: byId,
  query: PageQuerySchema.extend({ order: z.enum(['asc', 'desc']).default('asc') }),
  result: pageOf(HistoryEventSchema),
  problems: ['execution.not-found'],
});

export const ExecutionTreeNodeSchema: z.ZodType<ExecutionTreeNode> = ExecutionSummarySchema.extend({
  get children() {
    return z.array(ExecutionTreeNodeSchema);
  },
}).meta({ id: 'ExecutionTreeNode' });
export type ExecutionTreeNode = ExecutionSummary & { children: ExecutionTreeNode[] };

export const getExecutionTree = operation({
  id: 'getExecutionTree',
  context,
  method: 'GET',
  path: '/executions/{id}/tree',
  summary: 'The whole tree that an execution belongs to, from its root, with the global context',
  access: 'user',
  params: byId,
  result: z.object({ root: ExecutionTreeNodeSchema, context: JsonObjectSchema }),
  problems: ['execution.not-found'],
});

const control = (verb: 'pause' | 'resume' | 'cancel', summary: string, description: string) =>
  operation({
    id: `${verb}Execution`,
    context,
    method: 'PUT',
    path: `/executions/{id}/${verb}`,
    summary,
    description,
    access: ['manager', 'designer', 'admin'],
    params: byId,
    body: z.strictObject({ reason: z.string().max(2000).optional() }).optional(),
    result: ExecutionSummarySchema,
    problems: ['execution.not-found', 'execution.ended', ...(verb === 'resume' ? ['execution.not-paused'] : [])],
  });

export const pauseExecution = control(
  'pause',
  'Pause an execution and its subprocesses',
  'Work in progress is finished; the run holds before its next activity. Pausing a paused execution changes nothing.',
);
export const resumeExecution = control(
  'resume',
  'Resume a paused execution',
  'The run goes on at the activities where it holds.',
);
export const cancelExecution = control(
  'cancel',
  'Cancel an execution and its subprocesses',
  'Open tasks of the run are cancelled. Cancelling a cancelled execution changes nothing.',
);

export const MessageSchema = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: 'Name of the message that an event waits for', example: 'complaint.confirmed' }),
    correlationKey: JsonSchema.optional().meta({
      description: 'Value that the waiting run expects; left out for events without one',
      example: 'CASE-1001',
    }),
    data: JsonObjectSchema.default({}),
  })
  .meta({ id: 'Message' });

export const publishMessage = operation({
  id: 'publishMessage',
  context,
  method: 'POST',
  path: '/messages',
  summary: 'Send a message to the run that waits for it',
  description: 'A message that comes before its run waits is kept for a bounded time; `delivered` then is 0.',
  access: 'user',
  body: MessageSchema,
  result: z.object({ delivered: z.int(), kept: z.boolean() }),
  status: 202,
  idempotent: true,
});

export const executionOperations = [
  publishMessage,
  startExecution,
  listExecutions,
  getExecution,
  getExecutionHistory,
  getExecutionTree,
  pauseExecution,
  resumeExecution,
  cancelExecution,
];

const ids = {
  executionId: ExecutionIdSchema,
  processId: ProcessIdSchema,
  version: SemanticVersionSchema,
  rootExecutionId: ExecutionIdSchema,
};
const executionEvent = <T extends string, D extends z.ZodRawShape>(type: T, summary: string, more: D) =>
  event({ type, context, summary, data: z.object({ ...ids, ...more }) });

export const executionCreated = executionEvent('execution.created', 'An execution was asked for', {
  name: z.string(),
  parentExecutionId: ExecutionIdSchema.optional(),
});
export const executionStarted = executionEvent('execution.started', 'An execution began to run', {});
export const executionFailedToStart = executionEvent('execution.failed-to-start', 'An execution could not be started', {
  cause: z.string(),
});
export const executionPaused = executionEvent('execution.paused', 'An execution was paused', {
  reason: z.string().optional(),
});
export const executionResumed = executionEvent('execution.resumed', 'A paused execution was resumed', {
  reason: z.string().optional(),
});
export const executionCompleted = executionEvent('execution.completed', 'An execution reached its end', {
  durationMs: z.int(),
});
export const executionFailed = executionEvent('execution.failed', 'An execution failed', {
  error: z.string(),
  cause: z.string().optional(),
  nodeId: z.string().optional(),
});
export const executionCancelled = executionEvent('execution.cancelled', 'An execution was cancelled', {
  reason: z.string().optional(),
});

export const executionEvents = [
  executionCreated,
  executionStarted,
  executionFailedToStart,
  executionPaused,
  executionResumed,
  executionCompleted,
  executionFailed,
  executionCancelled,
];
