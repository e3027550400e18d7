import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { RunRefused } from '#adapters/state-machines/runs.ts';
import { executionFailed, executionMoved } from '#contracts/executions/index.ts';
import { runAs, serviceCaller } from '#runtime/actor.ts';
import { timestamp } from '#runtime/ids.ts';
import { runNameOf } from '#runtime/run-name.ts';
import { type ExecutionPayload, type ExecutionRecord, eventIdsOf, hasEnded, runInputOf } from '../execution.ts';
import type { ExecutionStore } from '../execution-store.ts';
import type { ResultStore } from '../result-store.ts';
import { closedAt } from './join-legs.ts';
import { type Leg, type LegStore, legResultOf } from './leg-store.ts';
import { projectLeg, type ReadingLegs } from './read-legs.ts';

export interface Completing extends Pick<ReadingLegs, 'version'> {
  store: Pick<ExecutionStore, 'get' | 'change' | 'descendants' | 'unpause'>;
  legs: Pick<LegStore, 'get' | 'close' | 'done'>;
  results: Pick<ResultStore, 'prepare'>;
  readHistory: (runArn: string) => Promise<RunEvent[]>;
  stopRun: (runArn: string, error: string, cause: string) => Promise<void>;
  startRun: (stateMachineVersionArn: string, name: string, input: unknown) => Promise<unknown>;
  cancelChild: (id: string) => Promise<void>;
}

/** Whoever decided the move is the actor of its event, also when recovery finishes it. */
const asDecided = <T>(record: ExecutionRecord, { by }: Leg, work: () => T): T => {
  const service = serviceCaller('executions', record.tenant_id, {
    requestId: record.id,
    correlationId: record.correlationId,
    causationId: record.id,
  });
  return runAs({ ...service, actor: { type: 'user', id: by } }, work);
};

function movedEvent(record: ExecutionRecord, leg: Leg, stoppedAt: string) {
  const { fromNodeIds, toNodeIds, version, reason } = leg;
  return eventOf(executionMoved, {
    ...eventIdsOf(record),
    fromNodeIds,
    toNodeIds,
    stoppedAt,
    ...(version === record.version ? {} : { fromVersion: version }),
    ...(reason ? { reason } : {}),
  });
}

/** Ends the run that is left, with its subprocesses, and keeps what it did. */
async function closeLeg(record: ExecutionRecord, leg: Leg, ports: Completing): Promise<void> {
  await ports.stopRun(leg.runArn, 'FlowMaster.Moved', leg.reason ?? 'The run was continued at another node.');
  const stoppedAt = timestamp();
  const links = await ports.store.descendants(record.rootExecutionId);
  for (const { id, parentExecutionId } of links) if (parentExecutionId === record.id) await ports.cancelChild(id);
  const run = closedAt(
    await projectLeg(record, leg, { version: ports.version, history: ports.readHistory }),
    stoppedAt,
  );
  const result = await ports.results.prepare(legResultOf(record.id, leg.number), { ...run });
  await ports.legs.close(record.id, leg, stoppedAt, result, [movedEvent(record, leg, stoppedAt)]);
}

/** Step Functions will never run it: the execution has failed. */
async function fail(record: ExecutionRecord, refusal: RunRefused, { store }: Completing): Promise<void> {
  const now = timestamp();
  const error = { name: 'FlowMaster.RunRefused', cause: refusal.message };
  const set = { status: 'COMPLETED', runtimeStatus: 'failed', endedAt: now, updatedAt: now, error } as const;
  const event = eventOf(executionFailed, { ...eventIdsOf(record), error: error.name, cause: error.cause });
  const ended = await store.change(record, { set, also: [store.unpause(record.id)] }, [event]);
  const current = ended ?? (await store.get(record.id));
  if (current && !hasEnded(current)) await fail(current, refusal, { store } as Completing);
}

async function startNext(record: ExecutionRecord, leg: Leg, ports: Completing): Promise<void> {
  const payload = JSON.parse(leg.payload) as ExecutionPayload;
  const name = runNameOf(record.id, leg.number + 1);
  try {
    await ports.startRun(record.stateMachineVersionArn, name, runInputOf(record, payload));
  } catch (error) {
    if (!(error instanceof RunRefused)) throw error;
    await fail(record, error, ports);
  }
  // Cancelled while it was being started: the cancellation found no run to stop.
  const now = await ports.store.get(record.id);
  if (now && hasEnded(now)) await ports.stopRun(record.runArn, 'FlowMaster.Cancelled', 'The execution was cancelled.');
}

/**
 * Carries out a move that has been decided: stops the run before, keeps what it did, starts the next one. Each step may be
 * repeated, so that a crash anywhere in between is made good by `executions.recover`.
 */
export async function completeMove(id: string, ports: Completing): Promise<ExecutionRecord | undefined> {
  const record = await ports.store.get(id);
  if (!record?.moves) return record;
  const leg = await ports.legs.get(id, record.moves - 1);
  if (!leg) return record;
  return asDecided(record, leg, async () => {
    if (!leg.closedAt) await closeLeg(record, leg, ports);
    const current = (await ports.store.get(id)) ?? record;
    if (!hasEnded(current)) await startNext(current, leg, ports);
    await ports.legs.done(id);
    return (await ports.store.get(id)) ?? current;
  });
}
