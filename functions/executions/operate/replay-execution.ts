import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { BodyOf } from '#contracts/core/operation.ts';
import type { replayExecution as operation, startExecution as startOperation } from '#contracts/executions/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import type { ExecutionRecord } from '../execution.ts';
import type { ExecutionStore } from '../execution-store.ts';
import type { Asked as Resolving, Startable } from '../resolve-runnable.ts';
import { readRecord } from '../view-execution.ts';
import type { Entering } from './entry.ts';
import type { LegStore } from './leg-store.ts';
import { statesOf } from './position.ts';
import { startingAt } from './start-at.ts';

type Starting = BodyOf<typeof startOperation>;

export interface Replaying extends Entering {
  store: Pick<ExecutionStore, 'get'>;
  legs: Pick<LegStore, 'all'>;
  readHistory: (runArn: string) => Promise<RunEvent[]>;
  resolve: (asked: Resolving) => Promise<Startable>;
  start: (asked: Starting, resolve: (asked: Resolving) => Promise<Startable>) => Promise<ExecutionRecord>;
}

/** The runs of an execution, the last one first. */
async function runsOf(record: ExecutionRecord, { legs }: Replaying) {
  const last = { runArn: record.runArn, runs: record.runs ?? record.version };
  return [last, ...(record.moves ? await legs.all(record.id) : []).toReversed()];
}

/** Data and context as the node was last entered with them. Step Functions keeps histories for ninety days. */
async function restorePoint(record: ExecutionRecord, nodeId: string, ports: Replaying) {
  for (const { runArn, runs } of await runsOf(record, ports)) {
    const shape = await ports.version(record.processId, runs);
    const there = shape && statesOf(await ports.readHistory(runArn), shape.runnable)(nodeId);
    if (there) return there;
  }
  throw new AppError(
    'conflict',
    'execution.no-restore-point',
    `The execution is not known to have come to ${nodeId}.`,
    {
      errors: [{ path: '/nodeId', code: 'no-restore-point', message: 'the data there is not known' }],
      help: 'Choose a node that it has visited in the last ninety days, or start at the node with data of your own.',
    },
  );
}

/**
 * Runs a part of an execution once more: a new execution of the same version, from a node on, with the data as that node was
 * last entered with them, or as they are given. The old one stays as it is.
 * @throws AppError `execution.not-found`, `execution.no-restore-point`, those of a start at a node
 */
export async function replayExecution(
  id: string,
  { nodeId, data, name }: BodyOf<typeof operation>,
  caller: Caller,
  ports: Replaying,
): Promise<ExecutionRecord> {
  const record = await readRecord(id, ports.store);
  const there = await restorePoint(record, nodeId, ports);
  const startAt = { nodeId, data: data ?? there.data };
  const { processId, version, name: was } = record;
  const enter = startingAt(startAt, caller, ports);
  const asked = { processId, version, startAt, name: name ?? was, input: {}, context: there.context };
  return ports.start(asked, async (what) => ({ ...(await enter(what)), replayOf: id }));
}
