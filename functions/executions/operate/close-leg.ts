import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { executionMoved } from '#contracts/executions/index.ts';
import { timestamp } from '#runtime/ids.ts';
import { type Control, type ExecutionRecord, eventIdsOf, hasEnded } from '../execution.ts';
import type { ExecutionStore } from '../execution-store.ts';
import type { ResultStore } from '../result-store.ts';
import { controlOf, nextRun } from './decide-move.ts';
import { closedAt } from './join-legs.ts';
import { type Leg, type LegStore, legResultOf } from './leg-store.ts';
import { type AtStop, type PlanningAgain, planAtStop } from './plan-at-stop.ts';
import { projectLeg } from './read-legs.ts';
import { hasEndedByItself, isComplete, MOVED } from './stopped-run.ts';

export interface ClosingLegs extends PlanningAgain {
  store: Pick<ExecutionStore, 'change' | 'descendants'>;
  legs: Pick<LegStore, 'asked' | 'close' | 'revert'>;
  results: Pick<ResultStore, 'prepare'>;
  readHistory: (runArn: string) => Promise<RunEvent[]>;
  /** Waits before a history is read again; `false` when that was often enough. */
  patience: (tries: number) => Promise<boolean>;
  stopRun: (runArn: string, error: string, cause: string) => Promise<void>;
  cancelChild: (id: string) => Promise<void>;
}

function movedEvent(record: ExecutionRecord, leg: Leg, stoppedAt: string) {
  const { fromNodeIds, toNodeIds, version, reason } = leg;
  return eventOf(executionMoved, {
    ...eventIdsOf(record),
    fromNodeIds,
    toNodeIds,
    stoppedAt,
    run: leg.number + 1,
    ...(version === record.version ? {} : { fromVersion: version }),
    ...(reason ? { reason } : {}),
  });
}

/** The history of a run that was stopped; Step Functions may take a moment to tell the end of it. */
async function stoppedHistory(leg: Leg, { readHistory, patience }: ClosingLegs): Promise<RunEvent[]> {
  for (let tries = 1; ; tries++) {
    const history = await readHistory(leg.runArn);
    if (isComplete(history)) return history;
    if (!(await patience(tries))) throw new Error(`The history of ${leg.runArn} does not tell its end yet`);
  }
}

/** The run had ended by itself: it is the execution's again, with its end. */
async function revert(record: ExecutionRecord, leg: Leg, ports: ClosingLegs): Promise<void> {
  const { runnable } = (await ports.version(record.processId, leg.runs))!;
  const set = {
    moves: leg.number,
    version: leg.version,
    runs: leg.runs,
    stateMachineVersionArn: runnable.stateMachineVersionArn,
    runArn: leg.runArn,
    controls: (record.controls ?? []).filter((one) => !isOf(leg, one)),
    updatedAt: timestamp(),
  };
  await ports.store.change(record, { set, also: ports.legs.revert(record.id, leg.number) });
}

const isOf = (leg: Leg, { type, time }: Control): boolean =>
  time === leg.decidedAt && (type === 'execution.moved' || type === 'execution.migrated');

/** What the record says when the run goes on otherwise than was decided. */
function decidedAnew(record: ExecutionRecord, leg: Leg, { entry }: AtStop): Partial<ExecutionRecord> {
  const controls = (record.controls ?? []).map((one) => (isOf(leg, one) ? controlOf(leg, entry) : one));
  return { ...nextRun(record.id, leg.number + 1, entry), controls, updatedAt: timestamp() };
}

const legAtStop = (leg: Leg, { payload, fromNodeIds, toNodeIds, kept }: AtStop): Leg => ({
  ...leg,
  payload: JSON.stringify(payload),
  fromNodeIds,
  toNodeIds,
  ...(kept ? { kept } : {}),
});

/**
 * Ends the run that is left, with its subprocesses, and keeps what it did and where it stood, unless the record has changed
 * meanwhile. A run that had ended by itself is not left.
 * @throws ConditionFailed when somebody else has closed it
 */
export async function closeLeg(record: ExecutionRecord, leg: Leg, ports: ClosingLegs): Promise<void> {
  await ports.stopRun(leg.runArn, MOVED, leg.reason ?? 'The run was continued at another node.');
  const stoppedAt = timestamp();
  const history = await stoppedHistory(leg, ports);
  const asked = hasEnded(record) ? undefined : await ports.legs.asked(record.id, leg.number);
  if (asked && hasEndedByItself(history)) return revert(record, leg, ports);
  const links = await ports.store.descendants(record.rootExecutionId);
  for (const { id, parentExecutionId } of links) if (parentExecutionId === record.id) await ports.cancelChild(id);
  const plan = asked && (await planAtStop(record, leg, asked, history, ports));
  const left = plan ? legAtStop(leg, plan) : leg;
  const set = plan ? decidedAnew(record, left, plan) : {};
  const run = closedAt(
    await projectLeg(record, leg, { version: ports.version, history: () => Promise.resolve(history) }),
    stoppedAt,
  );
  const result = await ports.results.prepare(legResultOf(record.id, leg.number), { ...run });
  const { fromNodeIds, toNodeIds, payload, kept } = left;
  const closing = { closedAt: stoppedAt, fromNodeIds, toNodeIds, payload, ...(kept ? { kept } : {}) };
  const also = [...ports.legs.close(record.id, leg.number, closing), ...result];
  await ports.store.change(record, { set, also }, [movedEvent({ ...record, ...set }, left, stoppedAt)]);
}
