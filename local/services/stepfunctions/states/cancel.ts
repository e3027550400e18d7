import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';

/**
 * Breaks off a line that will never finish, with all lines under it: what it waits for is called off; `record` leaves
 * Aborted events. The lines stay, so that a redrive can take them up, until the state around them is retried or caught.
 */
export function abortLine(turn: Turn, frame: Frame, record: boolean): void {
  if (frame.status === 'done' || frame.status === 'failed') return;
  for (const child of turn.run.childrenOf(frame)) abortLine(turn, child, record);
  callOff(turn, frame);
  if (record && frame.status === 'waiting') recordAbort(turn, frame);
  breakOff(turn, frame);
}

/** Marks a line as failed where it stands. What lines under it wait for is kept: it says how far they had come. */
export function breakOff(turn: Turn, frame: Frame): void {
  frame.status = 'failed';
  if (frame.waiting?.kind !== 'parallel' && frame.waiting?.kind !== 'map') frame.waiting = null;
  turn.touch(frame);
}

/** Stops what an awaited task set in motion outside the execution. */
export function callOff(turn: Turn, frame: Frame): void {
  const waiting = frame.waiting;
  if (frame.status !== 'waiting' || !waiting) return;
  if (waiting.kind === 'task' && waiting.childId !== undefined) {
    turn.effects.push({ kind: 'stopChild', execution: waiting.childId });
  } else if (waiting.kind === 'task' && waiting.mode === 'activity') {
    const arn = turn.run.node(frame).text('Resource') as string;
    turn.effects.push({ kind: 'forgetActivity', arn, nonce: waiting.nonce });
  } else if (waiting.kind === 'mapRun') turn.effects.push({ kind: 'stopMapRun', arn: waiting.arn });
}

function recordAbort(turn: Turn, frame: Frame): void {
  const node = turn.run.node(frame);
  if (node.type === 'Task' || node.type === 'Wait' || node.type === 'Parallel' || node.type === 'Map') {
    turn.emit(frame, `${node.type}StateAborted`);
  }
  const parent = frame.parent === null ? undefined : turn.run.frames.get(frame.parent);
  if (parent?.waiting?.kind !== 'map') return;
  turn.emit(frame, 'MapIterationAborted', { name: parent.state, index: frame.index });
}

/** The execution ends: what its lines wait for is called off, while the lines stay as they are for a later redrive. */
export function callOffEverything(turn: Turn): void {
  for (const frame of turn.run.frames.values()) callOff(turn, frame);
}
