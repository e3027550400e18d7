import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { BodyOf } from '#contracts/core/operation.ts';
import type { moveExecution as operation } from '#contracts/executions/index.ts';
import { markingAt } from '#contracts/processes/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { logger } from '#runtime/logger.ts';
import { type ExecutionPayload, type ExecutionRecord, hasEnded } from '../execution.ts';
import type { ExecutionStore } from '../execution-store.ts';
import { readRecord } from '../view-execution.ts';
import { checkData } from './check-data.ts';
import { type Deciding, decideMove } from './decide-move.ts';
import { type Entering, enterAt } from './entry.ts';
import { type Position, positionOf } from './position.ts';

type Asked = BodyOf<typeof operation>;

export interface Moving extends Deciding, Entering {
  store: Pick<ExecutionStore, 'get' | 'getPayload' | 'change'>;
  readHistory: (runArn: string) => Promise<RunEvent[]>;
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
export async function readPosition(record: ExecutionRecord, ports: Pick<Moving, 'version' | 'readHistory'>) {
  const shape = await ports.version(record.processId, record.runs ?? record.version);
  if (!shape) throw new Error(`Version ${record.version} of ${record.processId} is not registered`);
  return positionOf(await ports.readHistory(record.runArn), shape.runnable);
}

/** GET /executions/{id}/position. */
export async function getPosition(id: string, ports: Pick<Moving, 'store' | 'version' | 'readHistory'>) {
  const record = await readRecord(id, ports.store);
  refuseIdle(record);
  const { nodes, stateAt } = await readPosition(record, ports);
  const data = stateAt(undefined)?.data ?? (await ports.store.getPayload(id)).input;
  const at = nodes.map(({ nodeId, title }) => ({ nodeId, title, data: stateAt(nodeId)?.data ?? data }));
  return { nodes: at, data };
}

const namesOf = ({ nodes }: Position): string => nodes.map(({ title }) => `“${title}”`).join(', ');

function refuseUnexpected({ from, abandonBranches }: Asked, position: Position): void {
  if (from !== undefined && !position.nodes.some(({ nodeId }) => nodeId === from)) {
    const where = position.nodes.length === 0 ? 'between two nodes' : `at ${namesOf(position)}`;
    throw new AppError('conflict', 'execution.moved-on', `The run does not stand at ${from}; it is ${where}.`, {
      errors: [{ path: '/from', code: 'moved-on', message: `the run is ${where}` }],
      help: 'Look at the execution again, and decide on where it stands now.',
    });
  }
  if (position.nodes.length < 2 || abandonBranches) return;
  throw new AppError('conflict', 'execution.in-parallel', `The run stands at several nodes: ${namesOf(position)}.`, {
    errors: position.nodes.map(({ nodeId, title }) => ({
      path: '/to',
      code: 'in-parallel',
      message: `“${title}” (${nodeId}) would be given up`,
    })),
    help: 'A run goes on at one node. Send `abandonBranches: true` to give up all of these, with `data` to go on with.',
  });
}

async function payloadOf(
  { from, data }: Asked,
  record: ExecutionRecord,
  position: Position,
  store: Moving['store'],
): Promise<ExecutionPayload> {
  const there = position.stateAt(from ?? position.nodes[0]?.nodeId) ?? position.stateAt(undefined);
  const { input, context } = await store.getPayload(record.id);
  return { input: data ?? there?.data ?? input, context: there?.context ?? context };
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
    refuseUnexpected(asked, position);
    const { processId, version } = record;
    const shape = await ports.version(processId, version);
    const marking = markingAt(shape?.runnable.nodes ?? [], asked.to);
    const entry = await enterAt({ processId, version, marking, path: '/to' }, ports);
    const payload = await payloadOf(asked, record, position, ports.store);
    const input = checkData(payload.input, entry.runnable.data_definitions);
    const fromNodeIds = position.nodes.map(({ nodeId }) => nodeId);
    const { reason } = asked;
    const by = caller.actor.id;
    const move = { record, entry, fromNodeIds, toNodeId: asked.to, payload: { ...payload, input }, by, reason };
    const decided = await decideMove(move, ports);
    if (decided) return carriedOut(decided, ports);
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
