import { mergePartitions, OLDEST, type ReadPartition } from '#adapters/dynamodb/merge-partitions.ts';
import type { QueryOf } from '#contracts/core/operation.ts';
import type { Page } from '#contracts/core/page.ts';
import {
  type listExecutions as operation,
  type RuntimeStatus,
  RuntimeStatusSchema,
} from '#contracts/executions/index.ts';
import type { ExecutionRecord, RecordStatus } from './execution.ts';
import { type ExecutionStore, timeKeyOf } from './execution-store.ts';

type Asked = QueryOf<typeof operation>;

/** The runtime statuses that a record in a status can have: others need not be read. */
const RUNTIME_OF: Record<RecordStatus, RuntimeStatus[]> = {
  CREATED: ['pending'],
  STARTED: ['in_progress', 'paused'],
  FAILED_TO_START: ['failed'],
  COMPLETED: ['completed', 'failed', 'cancelled'],
};

function statusesOf({ status, runtimeStatus }: Asked): RuntimeStatus[] {
  const possible = status ? RUNTIME_OF[status] : RuntimeStatusSchema.options;
  return runtimeStatus ? possible.filter((one) => one === runtimeStatus) : possible;
}

/** `failed` is the runtime status of runs that failed and of those that never started. */
function filterOf({ status, rootOnly }: Asked) {
  const byStatus = status === 'COMPLETED' || status === 'FAILED_TO_START';
  const texts = [
    ...(byStatus ? ['#status = :status'] : []),
    ...(rootOnly ? ['attribute_not_exists(parentExecutionId)'] : []),
  ];
  if (texts.length === 0) return undefined;
  return {
    expression: texts.join(' AND '),
    ...(byStatus ? { names: { '#status': 'status' }, values: { ':status': status } } : {}),
  };
}

/** A page of executions, newest first: each runtime status is an index partition, and a page merges those that are asked for. */
export function listExecutions(asked: Asked, store: Pick<ExecutionStore, 'byStatus'>): Promise<Page<ExecutionRecord>> {
  const filter = filterOf(asked);
  const partitions = statusesOf(asked).map(
    (runtimeStatus): ReadPartition<ExecutionRecord> =>
      (range) =>
        range.before < (asked.from ?? OLDEST)
          ? Promise.resolve([])
          : store.byStatus({ runtimeStatus, processId: asked.processId, from: asked.from ?? OLDEST, filter, ...range }),
  );
  return mergePartitions(partitions, {
    limit: asked.limit,
    cursor: asked.cursor,
    // After every id of that millisecond.
    ...(asked.to ? { to: `${asked.to}#~` } : {}),
    keyOf: timeKeyOf,
  });
}
