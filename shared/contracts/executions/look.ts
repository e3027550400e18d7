import { z } from 'zod';
import { JsonObjectSchema } from '../core/json.ts';
import { operation } from '../core/operation.ts';
import { PageQuerySchema, pageOf } from '../core/page.ts';
import { ProcessIdSchema, TimestampSchema } from '../core/scalars.ts';
import {
  ExecutionSchema,
  type ExecutionSummary,
  ExecutionSummarySchema,
  executionPath,
  HistoryEventSchema,
  RecordStatusSchema,
  RuntimeStatusSchema,
} from './execution.ts';

const context = 'executions';

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
  params: executionPath,
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
  params: executionPath,
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
  params: executionPath,
  result: z.object({ root: ExecutionTreeNodeSchema, context: JsonObjectSchema }),
  problems: ['execution.not-found'],
});

export const lookOperations = [listExecutions, getExecution, getExecutionHistory, getExecutionTree];
