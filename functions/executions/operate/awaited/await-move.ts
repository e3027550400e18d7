import { ConditionFailed } from '#adapters/dynamodb/tenant-table.ts';
import { timestamp } from '#runtime/ids.ts';
import type { Control, ExecutionRecord } from '../../execution.ts';
import type { ExecutionStore } from '../../execution-store.ts';
import type { AskedMove } from '../asked-move.ts';
import { moveInProgress } from '../decide-move.ts';
import type { AwaitedStore } from './awaited-store.ts';

export interface AwaitingMoves {
  store: Pick<ExecutionStore, 'change' | 'pause'>;
  awaited: Pick<AwaitedStore, 'begin'>;
  /** Makes sure that recovery visits the tenant. */
  noteTenant: (tenantId: string) => Promise<void>;
  /** From then on no activity begins: what has been read of paused executions before is out of date. */
  untilSeen: () => Promise<unknown>;
}

/**
 * Holds a run before its next activities, as a pause does, until it can be moved (`make-awaited.ts`). Its subprocesses go on: only
 * that of the token which is moved can have one, and the move gives it up.
 * `undefined`: the record has changed since it was read; nothing is written.
 * @throws AppError `execution.move-in-progress`
 */
export async function awaitMove(
  record: ExecutionRecord,
  { wish, by, reason }: AskedMove,
  nodeIds: readonly string[],
  { store, awaited, noteTenant, untilSeen }: AwaitingMoves,
): Promise<ExecutionRecord | undefined> {
  const { id, moves = 0 } = record;
  const time = timestamp();
  const why = reason ? { reason } : {};
  const detail = { to: wish.to, ...(wish.from ? { from: wish.from } : {}), awaits: [...nodeIds] };
  const noted: Control = { type: 'execution.move-awaited', time, by, ...why, detail };
  const set = { awaitsMoveTo: wish.to, controls: [...(record.controls ?? []), noted], updatedAt: time };
  await noteTenant(record.tenant_id);
  try {
    const also = [store.pause(id), awaited.begin({ id, wish, by, moves, ...why })];
    const held = await store.change(record, { set, also });
    if (held) await untilSeen();
    return held;
  } catch (error) {
    throw error instanceof ConditionFailed ? moveInProgress() : error;
  }
}
