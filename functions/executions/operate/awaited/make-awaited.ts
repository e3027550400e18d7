import { ConditionFailed } from '#adapters/dynamodb/tenant-table.ts';
import { runAs, serviceCaller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { type Control, type ExecutionRecord, hasEnded } from '../../execution.ts';
import type { ExecutionStore } from '../../execution-store.ts';
import { moveAsked } from '../asked-move.ts';
import { decideMove, moveInProgress } from '../decide-move.ts';
import { carriedOut, type Moving } from '../move-execution.ts';
import type { AwaitedMove, AwaitedStore } from './awaited-store.ts';

export interface MakingAwaited extends Moving {
  store: Moving['store'] & Pick<ExecutionStore, 'unpause'>;
  awaited: Pick<AwaitedStore, 'get' | 'stands' | 'drop'>;
  /** Lets the steps of a run that hold go on. */
  release: (executionId: string) => Promise<void>;
}

/**
 * Makes a move that waits for work to be done, where that is done by now; where the run cannot be moved any more, it goes on, and
 * its history says why. Every step may be repeated: until the run has been let go on the move is found again.
 */
export async function makeAwaited(id: string, ports: MakingAwaited): Promise<void> {
  for (;;) {
    const awaited = await ports.awaited.get(id);
    if (!awaited) return;
    const found = await ports.store.get(id);
    const record = found && !hasEnded(found) ? await ports.settle(found) : found;
    if (!record || hasEnded(record)) return ports.awaited.drop(id);
    if (record.awaitsMoveTo === undefined) await finish(record, awaited, ports);
    else if (!(await asAsked(record, awaited, () => isDecided(record, awaited, ports)))) return;
  }
}

const asAsked = <T>(record: ExecutionRecord, { by }: AwaitedMove, work: () => T): T => {
  const { id, tenant_id, correlationId } = record;
  const service = serviceCaller('executions', tenant_id, { requestId: id, correlationId, causationId: id });
  return runAs({ ...service, actor: { type: 'user', id: by } }, work);
};

/** Why a move can never be made; anything else is a fault that may pass. */
const FINAL = new Set<AppError['kind']>(['conflict', 'invalid']);

/** Decides the move for where the run stands now, or that it cannot be made; `false`: it waits on. */
async function isDecided(record: ExecutionRecord, awaited: AwaitedMove, ports: MakingAwaited): Promise<boolean> {
  const also = [ports.awaited.stands(record.id)];
  try {
    const move = await moveAsked(record, { ...awaited, whenDone: true }, ports);
    if ('awaits' in move) return false;
    const decided = await decideMove({ ...move, also }, ports);
    if (decided) await carriedOut(decided, ports);
    return true;
  } catch (error) {
    // Another one is at it, or it has been withdrawn.
    if (!(error instanceof AppError) || !FINAL.has(error.kind)) throw error;
    if (error.code === moveInProgress().code) return false;
    await giveUp(record, awaited, error, ports);
    return true;
  }
}

async function giveUp(
  record: ExecutionRecord,
  { wish, by }: AwaitedMove,
  { code, message }: AppError,
  { store, awaited }: MakingAwaited,
): Promise<void> {
  const time = timestamp();
  const dropped: Control = { type: 'execution.move-dropped', time, by, detail: { to: wish.to, code, why: message } };
  const set = { controls: [...(record.controls ?? []), dropped], updatedAt: time };
  try {
    await store.change(record, { set, remove: ['awaitsMoveTo'], also: [awaited.stands(record.id)] });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

/** Lets the run go on behind a move that has been made or given up, unless somebody has paused it meanwhile. */
async function finish(record: ExecutionRecord, { moves }: AwaitedMove, ports: MakingAwaited): Promise<void> {
  const { id } = record;
  if ((record.moves ?? 0) > moves) await ports.complete(id);
  const now = (await ports.store.get(id)) ?? record;
  if (!hasEnded(now) && now.runtimeStatus !== 'paused') {
    const free = await ports.store.change(now, { set: {}, also: [ports.store.unpause(id)] });
    if (!free) return;
    await ports.release(id);
  }
  await ports.awaited.drop(id);
}
