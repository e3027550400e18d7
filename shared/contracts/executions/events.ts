import { z } from 'zod';
import { event } from '../core/event.ts';
import { ExecutionIdSchema, ProcessIdSchema, SemanticVersionSchema, TimestampSchema } from '../core/scalars.ts';
import { migrationEvents } from './migrate.ts';

const context = 'executions';

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

export const executionMoved = executionEvent('execution.moved', 'A run was continued at another node', {
  fromNodeIds: z.array(z.string()),
  /** Of a run that goes on with several tokens, where each of them does. */
  toNodeIds: z.array(z.string()),
  /** The version that it ran before, where it was migrated to another. */
  fromVersion: SemanticVersionSchema.optional(),
  reason: z.string().optional(),
  stoppedAt: TimestampSchema,
  /** Number of the run that goes on, the first being 0. Those before it do nothing any more: what they had open is abandoned. */
  run: z.int().min(1),
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
  executionMoved,
  ...migrationEvents,
];
