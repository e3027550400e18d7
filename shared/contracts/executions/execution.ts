import { z } from 'zod';
import { JsonObjectSchema, JsonSchema } from '../core/json.ts';
import {
  ExecutionIdSchema,
  ProcessIdSchema,
  SemanticVersionSchema,
  TenantIdSchema,
  TimestampSchema,
} from '../core/scalars.ts';

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
    /** The execution that it runs a part of once more. */
    replayOf: ExecutionIdSchema.optional(),
    /** Node that it is moved to when the work of others is done; it holds until then. */
    awaitsMoveTo: z.string().optional(),
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
  'execution.moved',
  'execution.migrated',
  'execution.move-awaited',
  'execution.move-dropped',
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

/** Path parameters of an operation on one execution. */
export const executionPath = z.object({ id: ExecutionIdSchema });
