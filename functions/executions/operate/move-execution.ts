import type { BodyOf } from '#contracts/core/operation.ts';
import type { moveExecution as operation } from '#contracts/executions/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { logger } from '#runtime/logger.ts';
import { type ExecutionRecord, hasEnded } from '../execution.ts';
import type { ExecutionStore } from '../execution-store.ts';
import { readRecord } from '../view-execution.ts';
import { type MovingAsked, moveAsked } from './asked-move.ts';
import { type AwaitingMoves, awaitMove } from './awaited/await-move.ts';
import { checkData } from './check-data.ts';
import { type Deciding, decideMove, moveInProgress } from './decide-move.ts';
import { refuseIdle } from './read-position.ts';

type Asked = BodyOf<typeof operation>;

export interface Moving extends Deciding, MovingAsked {
  store: Pick<ExecutionStore, 'get' | 'getPayload' | 'change'>;
  /** Records an end that Step Functions has reported and the record does not know yet. */
  settle: (record: ExecutionRecord) => Promise<ExecutionRecord>;
  complete: (id: string) => Promise<ExecutionRecord | undefined>;
}

/** Only the run of a root can be replaced: the run of a subprocess is what a step of another run waits for. */
export function refuseImmovable(record: ExecutionRecord): void {
  refuseIdle(record);
  if (record.awaitsMoveTo !== undefined) throw moveInProgress();
  if (record.parentExecutionId === undefined) return;
  throw new AppError('conflict', 'execution.is-subprocess', 'A step of the execution above waits for this very run.', {
    help: `Move the execution above, ${record.parentExecutionId}, to the node that runs this subprocess.`,
  });
}

/**
 * Continues a run at another node, or again at the one it stands on. The answer comes when the next run has begun, or, when
 * Step Functions is busy, with what is decided: recovery then starts it. With `whenDone` it may come before: the run holds.
 * @throws AppError those of the operation's contract
 */
export async function moveExecution(
  id: string,
  { to, from, data: given, abandonBranches, whenDone, reason }: Asked,
  caller: Caller,
  ports: Moving & AwaitingMoves,
): Promise<ExecutionRecord> {
  for (;;) {
    const found = await readRecord(id, ports.store);
    const record = hasEnded(found) ? found : await ports.settle(found);
    refuseImmovable(record);
    const { data_definitions } = (await ports.version(record.processId, record.version))!.runnable;
    const data = given && checkData(given, data_definitions);
    const asked = { wish: { to, from, data, abandonBranches }, whenDone, by: caller.actor.id, reason };
    const move = await moveAsked(record, asked, ports);
    const decided =
      'awaits' in move ? await awaitMove(record, asked, move.awaits, ports) : await decideMove(move, ports);
    if (!decided) continue;
    if ('awaits' in move) return decided;
    const after = await carriedOut(decided, ports);
    // The run had ended by itself before it could be stopped.
    if ((after.moves ?? 0) < (decided.moves ?? 0)) refuseIdle(after);
    return after;
  }
}

/** Carries a decided move out; what fails now, recovery does later. */
export async function carriedOut(
  decided: ExecutionRecord,
  { complete }: Pick<Moving, 'complete'>,
): Promise<ExecutionRecord> {
  try {
    return (await complete(decided.id)) ?? decided;
  } catch (error) {
    logger.warn('A move could not be carried out yet', { error: error as Error, executionId: decided.id });
    return decided;
  }
}
