import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import { eventOf, type PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import {
  executionCancelled,
  executionCompleted,
  executionFailed,
  executionStarted,
} from '#contracts/executions/index.ts';
import { timestamp } from '#runtime/ids.ts';
import { type ExecutionRecord, eventIdsOf, hasEnded } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import { projectRun, type RunProjection } from './history/project-run.ts';
import { joinLegs } from './operate/join-legs.ts';
import type { Startable } from './resolve-runnable.ts';
import type { ResultStore } from './result-store.ts';

export interface Finishing {
  store: Pick<ExecutionStore, 'get' | 'change' | 'unpause'>;
  results: Pick<ResultStore, 'prepare' | 'get'>;
  version: (processId: string, version: string) => Promise<Startable | undefined>;
  readHistory: (runArn: string) => Promise<RunEvent[]>;
  /** What the runs before the present one did, where it was moved. */
  earlier?: (record: ExecutionRecord) => Promise<RunProjection[]>;
  /** Sees to the children that were prepared and never started. */
  abandonChildren: (record: ExecutionRecord) => Promise<void>;
}

type End = NonNullable<RunProjection['end']>;

function endEvent(record: ExecutionRecord, end: End, startedAt: string): PublishableEvent {
  const ids = eventIdsOf(record);
  if (end.runtimeStatus === 'completed') {
    const durationMs = Math.max(0, Date.parse(end.time) - Date.parse(startedAt));
    return eventOf(executionCompleted, { ...ids, durationMs });
  }
  if (end.runtimeStatus === 'cancelled') return eventOf(executionCancelled, ids);
  const { name, cause, nodeId } = end.error!;
  return eventOf(executionFailed, { ...ids, error: name, cause: cause?.slice(0, 4_000), nodeId });
}

const LONGEST_CAUSE = 32_768;

function setOf(end: End, startedAt: string): Partial<ExecutionRecord> {
  const { runtimeStatus, time, error } = end;
  const cause = error?.cause?.slice(0, LONGEST_CAUSE);
  return {
    status: 'COMPLETED',
    runtimeStatus,
    startedAt,
    endedAt: time,
    updatedAt: timestamp(),
    ...(error ? { error: { ...error, ...(cause === undefined ? {} : { cause }) } } : {}),
  };
}

/**
 * Records the end of a run: reads its history once, stores the node instances for good, ends the record and publishes, in one
 * transaction. A record that was cancelled before gets the nodes only. Doing it twice changes nothing.
 */
export async function finishExecution(record: ExecutionRecord, ports: Finishing): Promise<ExecutionRecord> {
  if (hasEnded(record) && (await ports.results.get(record.id))) return record;
  const version = await ports.version(record.processId, record.runs ?? record.version);
  const shape = version?.runnable ?? { nodes: [], sourceMap: { states: {}, transitions: {} } };
  const run = projectRun(await ports.readHistory(record.runArn), shape);
  const { end } = run;
  if (!end) return record;
  const whole = record.moves && ports.earlier ? joinLegs(await ports.earlier(record), run) : run;
  const { nodes, events, takenFlows, startedAt = record.createdAt } = whole;
  const result = await ports.results.prepare(record.id, { nodes, events, takenFlows, output: end.output });
  if (hasEnded(record)) {
    return (await ports.store.change(record, { set: {}, also: result })) ?? record;
  }
  const started = record.status === 'CREATED' ? [eventOf(executionStarted, eventIdsOf(record))] : [];
  const change = {
    set: setOf(end, startedAt),
    also: [...result, ports.store.unpause(record.id)],
  };
  const ended = await ports.store.change(record, change, [...started, endEvent(record, end, startedAt)]);
  if (ended) {
    if (nodes.some((node) => node.type === 'subprocess')) await ports.abandonChildren(ended);
    return ended;
  }
  // STARTED or a cancellation was recorded meanwhile: decide on what is there now.
  const current = await ports.store.get(record.id);
  return current ? finishExecution(current, ports) : record;
}
