import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { BodyOf } from '#contracts/core/operation.ts';
import type { moveExecution as operation } from '#contracts/executions/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { logger } from '#runtime/logger.ts';
import { type ExecutionRecord, hasEnded } from '../execution.ts';
import type { ExecutionStore } from '../execution-store.ts';
import { readRecord } from '../view-execution.ts';
import { checkData, payloadOf } from './check-data.ts';
import { type Deciding, decideMove } from './decide-move.ts';
import { type Entering, enterAt } from './entry.ts';
import type { MoveWish } from './plan-move.ts';
import { planned } from './planned-move.ts';
import { positionOf } from './position.ts';
import type { Nets } from './read-nets.ts';
import { PositionUnreadable } from './read-tokens.ts';
import { leavesOf } from './tokens.ts';

type Asked = BodyOf<typeof operation>;

export interface Moving extends Deciding, Entering {
  store: Pick<ExecutionStore, 'get' | 'getPayload' | 'change'>;
  readHistory: (runArn: string) => Promise<RunEvent[]>;
  nets: Nets;
  /** Records an end that Step Functions has reported and the record does not know yet. */
  settle: (record: ExecutionRecord) => Promise<ExecutionRecord>;
  complete: (id: string) => Promise<ExecutionRecord | undefined>;
}

function refuseIdle(record: ExecutionRecord): void {
  if (hasEnded(record)) {
    throw new AppError('conflict', 'execution.ended', `The execution is ${record.runtimeStatus} already.`, {
      help: 'Start a new execution; with `startAt` it begins at a node.',
    });
  }
  if (record.status === 'CREATED') {
    throw new AppError('conflict', 'execution.not-started', 'The execution has not begun to run yet.', {
      help: 'Try again in a moment.',
    });
  }
}

/** Only the run of a root can be replaced: the run of a subprocess is what a step of another run waits for. */
export function refuseImmovable(record: ExecutionRecord): void {
  refuseIdle(record);
  if (record.parentExecutionId === undefined) return;
  throw new AppError('conflict', 'execution.is-subprocess', 'A step of the execution above waits for this very run.', {
    help: `Move the execution above, ${record.parentExecutionId}, to the node that runs this subprocess.`,
  });
}

/** Reads where a run stands. */
export async function readPosition(record: ExecutionRecord, ports: Pick<Moving, 'version' | 'readHistory' | 'nets'>) {
  const shape = await ports.version(record.processId, record.runs ?? record.version);
  if (!shape) throw new Error(`Version ${record.version} of ${record.processId} is not registered`);
  const titles = new Map(shape.runnable.nodes.map((node) => [node.node_id, node.title]));
  const titleOf = (nodeId: string): string => titles.get(nodeId) ?? nodeId;
  const history = await ports.readHistory(record.runArn);
  return { ...(await positionOf(history, shape.runnable, ports.nets)), titleOf, seen: history.length };
}

/** GET /executions/{id}/position. */
export async function getPosition(id: string, ports: Pick<Moving, 'store' | 'version' | 'readHistory' | 'nets'>) {
  const record = await readRecord(id, ports.store);
  refuseIdle(record);
  const { nodes, token, stateAt, titleOf } = await readPosition(record, ports);
  const data = stateAt(undefined)?.data ?? (await ports.store.getPayload(id)).input;
  const at =
    token instanceof PositionUnreadable
      ? nodes.map(({ nodeId }) => ({ nodeId, data: stateAt(nodeId)?.data ?? data, waits: false }))
      : leavesOf(token).map((leaf) => ({ nodeId: leaf.nodeId, data: leaf.data, waits: leaf.kind === 'waits' }));
  return { nodes: at.map((one) => ({ ...one, title: titleOf(one.nodeId) })), data };
}

/**
 * Continues a run at another node, or again at the one it stands on. The answer comes when the next run has begun, or, when
 * Step Functions is busy, with what is decided: recovery then starts it.
 * @throws AppError those of the operation's contract
 */
export async function moveExecution(id: string, asked: Asked, caller: Caller, ports: Moving): Promise<ExecutionRecord> {
  for (;;) {
    const found = await readRecord(id, ports.store);
    const record = hasEnded(found) ? found : await ports.settle(found);
    refuseImmovable(record);
    const position = await readPosition(record, ports);
    const { processId, version } = record;
    const whole = (await ports.version(processId, version))!.runnable;
    const data = asked.data && checkData(asked.data, whole.data_definitions);
    const wish = { ...asked, data };
    const { going, fromNodeIds, moved, context } = await planned(record, position, wish, whole, ports.store);
    const entry = await enterAt({ processId, version, marking: going.marking, path: '/to' }, ports);
    const payload = payloadOf(going, context, whole);
    const move = {
      record,
      entry,
      fromNodeIds,
      toNodeIds: [asked.to],
      payload,
      asked: { seen: position.seen, move: wishOf(wish), moved },
      by: caller.actor.id,
      reason: asked.reason,
    };
    const decided = await decideMove(move, ports);
    if (!decided) continue;
    const after = await carriedOut(decided, ports);
    // The run had ended by itself before it could be stopped.
    if ((after.moves ?? 0) < (decided.moves ?? 0)) refuseIdle(after);
    return after;
  }
}

const wishOf = ({ to, from, data, abandonBranches }: Asked): MoveWish => ({ to, from, data, abandonBranches });

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
