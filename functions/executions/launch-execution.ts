import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { RunRefused } from '#adapters/state-machines/runs.ts';
import { executionFailedToStart, executionStarted } from '#contracts/executions/index.ts';
import { timestamp } from '#runtime/ids.ts';
import { logger } from '#runtime/logger.ts';
import { type ExecutionPayload, type ExecutionRecord, eventIdsOf, runInputOf } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';

export interface Launching {
  store: Pick<ExecutionStore, 'change' | 'get'>;
  startRun: (stateMachineVersionArn: string, name: string, input: unknown) => Promise<{ runArn: string }>;
}

/** Records the start. A short run may have ended before this: its end has then been recorded already. */
async function started(record: ExecutionRecord, store: Launching['store']): Promise<ExecutionRecord> {
  if (record.status !== 'CREATED') return record;
  const now = timestamp();
  const runtimeStatus = record.runtimeStatus === 'paused' ? 'paused' : 'in_progress';
  const set = { status: 'STARTED', runtimeStatus, startedAt: now, updatedAt: now } as const;
  const changed = await store.change(record, { set }, [eventOf(executionStarted, eventIdsOf(record))]);
  if (changed) return changed;
  const current = await store.get(record.id);
  return current ? started(current, store) : record;
}

async function refused(record: ExecutionRecord, error: RunRefused, store: Launching['store']) {
  const now = timestamp();
  const set = { status: 'FAILED_TO_START', runtimeStatus: 'failed', endedAt: now, updatedAt: now } as const;
  const event = eventOf(executionFailedToStart, { ...eventIdsOf(record), cause: error.message });
  return (await store.change(record, { set }, [event])) ?? (await store.get(record.id)) ?? record;
}

/**
 * Starts the run of a CREATED execution and records STARTED or FAILED_TO_START. When Step Functions is busy or away the
 * record stays CREATED and `executions.recover` launches it later: the run's name is the execution's id, so it starts once.
 */
export async function launchExecution(
  record: ExecutionRecord,
  payload: ExecutionPayload,
  { store, startRun }: Launching,
): Promise<ExecutionRecord> {
  try {
    await startRun(record.stateMachineVersionArn, record.id, runInputOf(record, payload));
  } catch (error) {
    if (error instanceof RunRefused) return refused(record, error, store);
    logger.warn('A run could not be started yet', { error: error as Error, executionId: record.id });
    return record;
  }
  return started(record, store);
}
