import { ConditionFailed, type Write } from '#adapters/dynamodb/tenant-table.ts';
import { runArnOf } from '#adapters/state-machines/runs.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import { AppError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { runNameOf } from '#runtime/run-name.ts';
import type { Control, ExecutionPayload, ExecutionRecord } from '../execution.ts';
import type { ExecutionStore } from '../execution-store.ts';
import { refuseTooLarge } from '../start-execution.ts';
import type { Entry } from './entry.ts';
import type { Asked, Leg, LegStore } from './leg-store.ts';

/** Where a run is to go on, decided on a record as it was read. */
export interface Move {
  record: ExecutionRecord;
  entry: Entry;
  fromNodeIds: string[];
  toNodeIds: string[];
  payload: ExecutionPayload;
  asked: Asked;
  by: string;
  reason?: string | undefined;
  /** Written with the decision. */
  also?: Write[];
}

export interface Deciding {
  store: Pick<ExecutionStore, 'change'>;
  legs: Pick<LegStore, 'begin'>;
  /** Makes sure that recovery visits the tenant. */
  noteTenant: (tenantId: string) => Promise<void>;
}

export const moveInProgress = (): AppError =>
  new AppError('conflict', 'execution.move-in-progress', 'The execution is being moved already.', {
    help: 'Look at it again in a moment, then move it from where it stands. One that waits for work to be done is withdrawn by resuming the execution.',
  });

const legOf = ({ record, fromNodeIds, toNodeIds, payload, by, reason }: Move, decidedAt: string): Leg => ({
  number: record.moves ?? 0,
  runArn: record.runArn,
  runs: record.runs ?? record.version,
  version: record.version,
  fromNodeIds,
  toNodeIds,
  payload: JSON.stringify(payload),
  by,
  ...(reason ? { reason } : {}),
  decidedAt,
});

/** What the history of the execution says of a move. */
export function controlOf(
  { fromNodeIds, toNodeIds, version, by, reason, decidedAt }: Omit<Leg, 'number' | 'runArn' | 'runs' | 'payload'>,
  entry: Entry,
): Control {
  const migrated = entry.runnable.version !== version;
  const versions: JsonObject = migrated ? { fromVersion: version, version: entry.runnable.version } : {};
  return {
    type: migrated ? 'execution.migrated' : 'execution.moved',
    time: decidedAt,
    by,
    ...(reason ? { reason } : {}),
    detail: { from: fromNodeIds, to: toNodeIds.length === 1 ? toNodeIds[0]! : toNodeIds, ...versions },
  };
}

/** What the record says of the run that an execution goes on with. */
export function nextRun(id: string, moves: number, { runnable, runs }: Entry) {
  const { stateMachineVersionArn, version } = runnable;
  return { version, runs, stateMachineVersionArn, runArn: runArnOf(stateMachineVersionArn, runNameOf(id, moves)) };
}

/**
 * Writes down that a run goes on elsewhere: from then on the record's run is the next one, and what the run before does or
 * reports no longer counts. Nothing is stopped or started yet (`complete-move.ts`).
 * `undefined`: the record's status has changed since it was read; nothing is written.
 * @throws AppError `execution.move-in-progress`, `execution.input-too-large`
 */
export async function decideMove(move: Move, ports: Deciding): Promise<ExecutionRecord | undefined> {
  const { record, entry, payload, asked } = move;
  const now = timestamp();
  const moves = (record.moves ?? 0) + 1;
  const leg = legOf(move, now);
  const set = {
    moves,
    ...nextRun(record.id, moves, entry),
    controls: [...(record.controls ?? []), controlOf(leg, entry)],
    updatedAt: now,
  };
  refuseTooLarge({ ...record, ...set }, payload);
  await ports.noteTenant(record.tenant_id);
  try {
    const also = [...ports.legs.begin(record.id, leg, asked), ...(move.also ?? [])];
    return await ports.store.change(record, { set, remove: ['awaitsMoveTo'], also });
  } catch (error) {
    throw error instanceof ConditionFailed ? moveInProgress() : error;
  }
}
