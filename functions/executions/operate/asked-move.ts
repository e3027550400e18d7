import type { ExecutionRecord } from '../execution.ts';
import { payloadOf } from './check-data.ts';
import type { Move } from './decide-move.ts';
import { type Entering, enterAt } from './entry.ts';
import type { MoveWish } from './plan-move.ts';
import { inParallel, type Planned, planned } from './planned-move.ts';
import { type ReadingPosition, type ReadPosition, readPosition } from './read-position.ts';
import { PositionUnreadable } from './read-tokens.ts';
import { type Standing, undisturbed } from './tokens.ts';

/** Somebody wants a run to go on elsewhere. */
export interface AskedMove {
  wish: MoveWish;
  /** Rather later than not at all. */
  whenDone: boolean;
  by: string;
  reason?: string | undefined;
}

export type MovingAsked = Entering & ReadingPosition;

/** The nodes whose work it has to wait for; none where the run is on its way from one node to the next. */
export interface Awaits {
  awaits: string[];
}

const isPassing = ({ token }: ReadPosition): boolean =>
  token instanceof PositionUnreadable && token.code === 'between-nodes';

/**
 * A move as it can be decided on for where the run stands now, or what it waits for: only what ends by itself, and only where it
 * could be made if that were done.
 * @throws AppError `execution.moved-on`, `execution.in-parallel`, `execution.no-entry`
 */
export async function moveAsked(record: ExecutionRecord, asked: AskedMove, ports: MovingAsked): Promise<Move | Awaits> {
  const position = await readPosition(record, ports);
  if (asked.whenDone && isPassing(position)) return { awaits: [] };
  const { processId, version } = record;
  const whole = (await ports.version(processId, version))!.runnable;
  const at = (token: ReadPosition['token']) => planned(record, { ...position, token }, asked.wish, whole, ports.store);
  const entryFor = ({ going }: Planned) => enterAt({ processId, version, marking: going.marking, path: '/to' }, ports);
  const plan = await at(position.token);
  if ('hindered' in plan) {
    const isAtWork = plan.hindered.every(({ code }) => code === 'work-running');
    if (!asked.whenDone || !isAtWork) throw inParallel(plan, position);
    const later = await at(undisturbed(position.token as Standing));
    if (!('hindered' in later)) await entryFor(later);
    return { awaits: plan.hindered.map(({ leaf }) => leaf.nodeId) };
  }
  const { wish, by, reason } = asked;
  const { going, fromNodeIds, moved, context } = plan;
  return {
    record,
    entry: await entryFor(plan),
    fromNodeIds,
    toNodeIds: [wish.to],
    payload: payloadOf(going, context, whole),
    asked: { seen: position.seen, move: wish, moved },
    by,
    reason,
  };
}
