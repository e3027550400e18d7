import type { StateNode } from '../asl/model.ts';
import type { Frame, Settlement } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { StateFailure } from '../failure.ts';
import { failState } from './fail.ts';
import { leaveWithResult } from './task.ts';

/** The label of a map's runs: its own, or made from its name. */
export function mapLabel(node: StateNode): string {
  return node.text('Label') ?? node.name.replace(/[^\w-]+/g, '').slice(0, 40);
}

/** Hands the items of a map to a map run, which runs them as executions of their own. */
export function enterDistributedMap(turn: Turn, frame: Frame, node: StateNode): void {
  const nonce = turn.nonce();
  const machine = turn.run.row.machine_arn.replace(':stateMachine:', ':mapRun:');
  const arn = `${machine}/${mapLabel(node)}:${turn.run.row.id}-${nonce}`;
  turn.emit(frame, 'MapStateStarted', { length: 0 });
  turn.emit(frame, 'MapRunStarted', { mapRunArn: arn });
  frame.status = 'waiting';
  frame.waiting = { kind: 'mapRun', arn, nonce };
  turn.touch(frame);
  turn.effects.push({ kind: 'startMapRun', frame: frame.id, nonce, arn });
}

/** A map run has ended. */
export async function mapRunSettled(turn: Turn, frameId: number, nonce: string, settlement: Settlement): Promise<void> {
  const frame = turn.run.frames.get(frameId);
  if (frame?.waiting?.kind !== 'mapRun' || frame.waiting.nonce !== nonce) return;
  const node = turn.run.node(frame);
  frame.waiting = null;
  if (settlement.ok) {
    turn.emit(frame, 'MapRunSucceeded');
    turn.emit(frame, 'MapStateSucceeded');
    await leaveWithResult(turn, frame, node, settlement.output);
    return;
  }
  const { error, cause } = settlement;
  turn.emit(frame, 'MapRunFailed', {
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  });
  turn.emit(frame, 'MapStateFailed');
  await failState(turn, frame, node, new StateFailure(error, cause));
}
