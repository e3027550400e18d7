import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import { AppError } from '#runtime/errors.ts';
import { type ExecutionRecord, hasEnded } from '../execution.ts';
import type { ExecutionStore } from '../execution-store.ts';
import { readRecord } from '../view-execution.ts';
import type { Entering } from './entry.ts';
import { type Position, positionOf } from './position.ts';
import type { Nets } from './read-nets.ts';
import { PositionUnreadable } from './read-tokens.ts';
import { leavesOf } from './tokens.ts';

export interface ReadingPosition extends Pick<Entering, 'version'> {
  store: Pick<ExecutionStore, 'get' | 'getPayload'>;
  readHistory: (runArn: string) => Promise<RunEvent[]>;
  nets: Nets;
}

export interface ReadPosition extends Position {
  titleOf: (nodeId: string) => string;
  /** Events of the history that it was read off. */
  seen: number;
}

export function refuseIdle(record: ExecutionRecord): void {
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

/** Reads where a run stands. */
export async function readPosition(
  record: ExecutionRecord,
  ports: Omit<ReadingPosition, 'store'>,
): Promise<ReadPosition> {
  const shape = await ports.version(record.processId, record.runs ?? record.version);
  if (!shape) throw new Error(`Version ${record.version} of ${record.processId} is not registered`);
  const titles = new Map(shape.runnable.nodes.map((node) => [node.node_id, node.title]));
  const titleOf = (nodeId: string): string => titles.get(nodeId) ?? nodeId;
  const history = await ports.readHistory(record.runArn);
  return { ...(await positionOf(history, shape.runnable, ports.nets)), titleOf, seen: history.length };
}

/** GET /executions/{id}/position. */
export async function getPosition(id: string, ports: ReadingPosition) {
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
