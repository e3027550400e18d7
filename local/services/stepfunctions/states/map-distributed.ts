import { randomUUID } from 'node:crypto';
import type { StateNode } from '../asl/model.ts';
import type { Frame, Settlement } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { StateFailure } from '../failure.ts';
import { failState } from './fail.ts';
import { mapItems } from './map-items.ts';
import { mapPlan } from './map-plan.ts';
import { leaveWithResult } from './task.ts';

/** The label of a map's runs: its own, or made from its name. */
export function mapLabel(node: StateNode): string {
  return node.text('Label') ?? node.name.replace(/[^\w-]+/g, '').slice(0, 40);
}

/** Hands the items of a map to a map run, which runs them as executions of their own. */
export async function enterDistributedMap(turn: Turn, frame: Frame, node: StateNode): Promise<void> {
  // The run evaluates its plan by itself; a field that cannot be evaluated fails the state before there is a run.
  const plan = await mapPlan(turn, frame, node);
  const length = plan.reader ? 0 : (await mapItems(turn, frame, node)).items.length;
  const nonce = turn.nonce();
  const machine = turn.run.row.machine_arn.replace(':stateMachine:', ':mapRun:');
  const arn = `${machine}/${mapLabel(node)}:${randomUUID()}`;
  turn.emit(frame, 'MapStateStarted', { length });
  turn.emit(frame, 'MapRunStarted', { mapRunArn: arn });
  frame.mapRun = { arn, redrives: 0 };
  awaitMapRun(turn, frame, frame.mapRun, nonce);
}

/** A redriven execution continues the map run that did not succeed: children that did are not run again. */
export function redriveMapRun(turn: Turn, frame: Frame, mapRun: NonNullable<Frame['mapRun']>): void {
  frame.mapRun = { arn: mapRun.arn, redrives: mapRun.redrives + 1 };
  turn.emit(frame, 'MapRunRedriven', { mapRunArn: mapRun.arn, redriveCount: frame.mapRun.redrives });
  awaitMapRun(turn, frame, frame.mapRun, turn.nonce());
}

function awaitMapRun(turn: Turn, frame: Frame, { arn, redrives }: NonNullable<Frame['mapRun']>, nonce: string): void {
  frame.status = 'waiting';
  frame.waiting = { kind: 'mapRun', arn, nonce, redrives };
  turn.touch(frame);
  turn.effects.push({ kind: 'startMapRun', frame: frame.id, nonce, arn, redrives });
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
