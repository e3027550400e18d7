import type { z } from 'zod';
import type { JsonObject } from '#contracts/core/json.ts';
import type { ExecutionSummary, RecordStatusSchema } from '#contracts/executions/index.ts';
import type { TokenData } from '#contracts/processes/index.ts';

export type RecordStatus = z.infer<typeof RecordStatusSchema>;

/** The stored record of an execution: its summary and where its run is. */
export interface ExecutionRecord extends ExecutionSummary {
  stateMachineVersionArn: string;
  /** ARN of the run in Step Functions; known before it starts, since its name is the execution's id. */
  runArn: string;
  /** What the caller catches of its escalations, the nearest first; `key` correlates the message that is waited for. */
  escalatesTo?: { name?: string | undefined; interrupting: boolean; key: string }[];
  /** How many executions are above it in the tree. */
  depth?: number;
  /** Why the run failed. */
  error?: { name: string; cause?: string | undefined; nodeId?: string | undefined } | undefined;
  /** Pauses, resumptions and a cancellation, for the history. */
  controls?: Control[];
  /** How often it was moved: each time a new run took the place of the one before (`operate/`). */
  moves?: number;
  /** What the run runs, where that is not the version from its start: a version entered at a node. */
  runs?: string;
}

/** What somebody did to a run. */
export interface Control {
  type:
    | 'execution.paused'
    | 'execution.resumed'
    | 'execution.cancelled'
    | 'execution.moved'
    | 'execution.migrated'
    | 'execution.move-awaited'
    | 'execution.move-dropped';
  time: string;
  by: string;
  reason?: string | undefined;
  /** From where to where. */
  detail?: JsonObject;
}

/** What the run starts with: the process data after validation, and the global context of the tree. */
export interface ExecutionPayload {
  input: JsonObject;
  context: JsonObject;
  /** Of a run that begins in the middle with several tokens: what each has of its own (`Marking`). */
  tokens?: Record<string, TokenData>;
}

export const hasEnded = (record: Pick<ExecutionRecord, 'status'>): boolean =>
  record.status === 'COMPLETED' || record.status === 'FAILED_TO_START';

/** The state input of a run, as docs/architecture.md fixes it. The tenant is there for the status-change events of runs. */
export const runInputOf = (record: ExecutionRecord, payload: ExecutionPayload) => ({
  data: payload.input,
  __context__: payload.context,
  execution: {
    id: record.id,
    rootId: record.rootExecutionId,
    parentId: record.parentExecutionId ?? null,
    startedBy: record.startedBy,
    tenantId: record.tenant_id,
  },
  ...(payload.tokens ? { tokens: payload.tokens } : {}),
});

/** The ids that every event of an execution carries. */
export const eventIdsOf = (record: ExecutionRecord) => ({
  executionId: record.id,
  processId: record.processId,
  version: record.version,
  rootExecutionId: record.rootExecutionId,
});
