import { eventOf, type PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { Write } from '#adapters/dynamodb/tenant-table.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import { executionCancelled, executionPaused, executionResumed } from '#contracts/executions/index.ts';
import { type Caller, runAs } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { type Control, type ExecutionRecord, eventIdsOf, hasEnded } from './execution.ts';
import type { Change, ExecutionStore } from './execution-store.ts';
import type { AwaitedStore } from './operate/awaited/awaited-store.ts';
import { subtreeOf } from './subtree.ts';
import { readRecord } from './view-execution.ts';

export interface Controlling {
  caller: Caller;
  reason: string | undefined;
  store: ExecutionStore;
}

const ended = (record: ExecutionRecord): AppError =>
  new AppError('conflict', 'execution.ended', `The execution is ${record.runtimeStatus} already.`, {
    help: 'Start a new execution of the process.',
  });

const CONTRACT = {
  'execution.paused': executionPaused,
  'execution.resumed': executionResumed,
  'execution.cancelled': executionCancelled,
} as const;

function eventFor(
  type: keyof typeof CONTRACT,
  record: ExecutionRecord,
  { caller, reason }: Controlling,
): PublishableEvent {
  const asTheRun = { ...caller, correlationId: record.correlationId, causationId: caller.requestId };
  const data = { ...eventIdsOf(record), ...(reason === undefined ? {} : { reason }) };
  return runAs(asTheRun, () => eventOf(CONTRACT[type], data));
}

/** One change of one record with its event and its entry in the history. `undefined`: the record is elsewhere by now. */
async function control(
  record: ExecutionRecord,
  type: keyof typeof CONTRACT,
  change: Change & { also: Write[]; detail?: JsonObject },
  ports: Controlling,
): Promise<ExecutionRecord | undefined> {
  const now = timestamp();
  const entry: Control = {
    type,
    time: now,
    by: ports.caller.actor.id,
    ...(ports.reason ? { reason: ports.reason } : {}),
    ...(change.detail && { detail: change.detail }),
  };
  const controls = [...(record.controls ?? []), entry];
  const { detail: _, ...rest } = change;
  const set = { ...rest.set, controls, updatedAt: now };
  return ports.store.change(record, { ...rest, set }, [eventFor(type, record, ports)]);
}

const pauseOne = (record: ExecutionRecord, ports: Controlling) =>
  control(
    record,
    'execution.paused',
    { set: { runtimeStatus: 'paused' }, also: [ports.store.pause(record.id)] },
    ports,
  );

interface Resuming extends Controlling {
  awaited: Pick<AwaitedStore, 'withdraw'>;
}

const resumeOne = (record: ExecutionRecord, ports: Resuming) => {
  const { id, awaitsMoveTo } = record;
  const set = { runtimeStatus: record.status === 'CREATED' ? 'pending' : 'in_progress' } as const;
  if (awaitsMoveTo === undefined)
    return control(record, 'execution.resumed', { set, also: [ports.store.unpause(id)] }, ports);
  const also = [ports.store.unpause(id), ports.awaited.withdraw(id)];
  const change = { set, remove: ['awaitsMoveTo' as const], also, detail: { withdrawn: awaitsMoveTo } };
  return control(record, 'execution.resumed', change, ports);
};

const cancelOne = (record: ExecutionRecord, ports: Controlling) => {
  const set = { status: 'COMPLETED', runtimeStatus: 'cancelled', endedAt: timestamp() } as const;
  return control(record, 'execution.cancelled', { set, also: [ports.store.unpause(record.id)] }, ports);
};

/** Applies a change to what is still open of a subtree, parents first, again until nothing new has appeared below. */
async function throughout(
  root: ExecutionRecord,
  concerns: (record: ExecutionRecord) => boolean,
  apply: (record: ExecutionRecord) => Promise<ExecutionRecord | undefined>,
  store: ExecutionStore,
): Promise<ExecutionRecord[]> {
  const changed: ExecutionRecord[] = [];
  for (;;) {
    const current = (await store.get(root.id)) ?? root;
    const open = (await subtreeOf(current, store)).filter((one) => !hasEnded(one) && concerns(one));
    if (open.length === 0) return changed;
    for (const record of open) {
      const after = await apply(record);
      if (after) changed.push(after);
    }
  }
}

/**
 * Pauses an execution and everything below it. The parent's control record is written first, and a child is only created while
 * its parent is not paused, so that no child slips through.
 */
export async function pauseExecution(
  id: string,
  ports: Controlling & { untilSeen: () => Promise<void> },
): Promise<ExecutionRecord> {
  const record = await readRecord(id, ports.store);
  if (hasEnded(record)) throw ended(record);
  const isRunning = (one: ExecutionRecord) => one.runtimeStatus !== 'paused';
  const changed = await throughout(record, isRunning, (one) => pauseOne(one, ports), ports.store);
  // From the answer on no activity begins: what has been read of the paused executions before is out of date by then.
  if (changed.length > 0) await ports.untilSeen();
  return readRecord(id, ports.store);
}

/** Paused by somebody, or held until it can be moved. */
const isHeld = ({ runtimeStatus, awaitsMoveTo }: ExecutionRecord): boolean =>
  runtimeStatus === 'paused' || awaitsMoveTo !== undefined;

/** Resumes an execution and everything below it; the steps at which they hold go on. A move that waits is withdrawn. */
export async function resumeExecution(
  id: string,
  ports: Resuming & { release: (executionId: string) => Promise<void> },
): Promise<ExecutionRecord> {
  const record = await readRecord(id, ports.store);
  if (hasEnded(record)) throw ended(record);
  if (!isHeld(record)) {
    throw new AppError('conflict', 'execution.not-paused', 'The execution is not paused.', {
      help: 'Only a paused execution can be resumed.',
    });
  }
  const changed = await throughout(record, isHeld, (one) => resumeOne(one, ports), ports.store);
  for (const one of changed) await ports.release(one.id);
  return readRecord(id, ports.store);
}

/** Cancels an execution and everything below it: the records first, then the runs. */
export async function cancelExecution(
  id: string,
  ports: Controlling & {
    /** Records an end that Step Functions has reported and the record does not know yet. */
    settle: (record: ExecutionRecord) => Promise<ExecutionRecord>;
    stop: (record: ExecutionRecord, reason: string | undefined) => Promise<void>;
  },
): Promise<ExecutionRecord> {
  const found = await readRecord(id, ports.store);
  const record = hasEnded(found) ? found : await ports.settle(found);
  if (record.runtimeStatus === 'cancelled') return record;
  if (hasEnded(record)) throw ended(record);
  const changed = await throughout(
    record,
    () => true,
    (one) => cancelOne(one, ports),
    ports.store,
  );
  for (const one of changed) await ports.stop(one, ports.reason);
  return readRecord(id, ports.store);
}
