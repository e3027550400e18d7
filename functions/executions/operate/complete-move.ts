import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { ConditionFailed } from '#adapters/dynamodb/tenant-table.ts';
import { RunRefused } from '#adapters/state-machines/runs.ts';
import { executionFailed } from '#contracts/executions/index.ts';
import { runAs, serviceCaller } from '#runtime/actor.ts';
import { timestamp } from '#runtime/ids.ts';
import { runNameOf } from '#runtime/run-name.ts';
import { type ExecutionPayload, type ExecutionRecord, eventIdsOf, hasEnded, runInputOf } from '../execution.ts';
import type { ExecutionStore } from '../execution-store.ts';
import { type ClosingLegs, closeLeg } from './close-leg.ts';
import type { Leg, LegStore } from './leg-store.ts';

export interface Completing extends ClosingLegs {
  store: ClosingLegs['store'] & Pick<ExecutionStore, 'get' | 'unpause'>;
  legs: ClosingLegs['legs'] & Pick<LegStore, 'get' | 'done'>;
  /** Records the end of a run that nobody has recorded yet. */
  settle: (record: ExecutionRecord) => Promise<ExecutionRecord>;
  startRun: (stateMachineVersionArn: string, name: string, input: unknown) => Promise<unknown>;
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

/** Closes the leg, whatever happens to the record meanwhile. `undefined`: there is none, or none any more. */
async function closedLeg(id: string, ports: Completing): Promise<{ record: ExecutionRecord; leg?: Leg } | undefined> {
  for (;;) {
    const record = await ports.store.get(id);
    const leg = record?.moves ? await ports.legs.get(id, record.moves - 1) : undefined;
    if (!record) return undefined;
    if (!leg || leg.closedAt) return { record, ...(leg ? { leg } : {}) };
    try {
      await asDecided(record, leg, () => closeLeg(record, leg, ports));
    } catch (error) {
      // Recovery has closed it at the same time.
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }
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
 * Carries out a move that has been decided: stops the run before, keeps what it did, plans again from where it stood when it had
 * stopped, starts the next one. Each step may be repeated, so that a crash anywhere in between is made good by
 * `executions.recover`. A run that had ended by itself keeps its end.
 */
export async function completeMove(id: string, ports: Completing): Promise<ExecutionRecord | undefined> {
  const found = await closedLeg(id, ports);
  if (!found) return undefined;
  const { record, leg } = found;
  if (leg && !hasEnded(record)) await asDecided(record, leg, () => startNext(record, leg, ports));
  const current = (await ports.store.get(id)) ?? record;
  const settled = hasEnded(current) ? current : await ports.settle(current);
  await ports.legs.done(id);
  return settled;
}
