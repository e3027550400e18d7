import { redriveMapRun } from '../states/map-distributed.ts';
import type { Frame } from './frame.ts';
import { enterAgain, guarded } from './interpreter.ts';
import type { Turn } from './turn.ts';

/**
 * Continues an unsuccessful execution in the states that were not left, without entering them anew: tasks are scheduled, waits
 * begin again, a map run goes on. Branches and iterations that succeeded are not run again.
 */
export async function redrive(turn: Turn, token?: string): Promise<void> {
  const { run } = turn;
  run.row.redrive_count++;
  run.row.redrive_date = turn.now;
  run.row.status = 'RUNNING';
  run.forgetContext();
  turn.redriven = true;
  turn.redriveToken = token;
  const id = turn.append('ExecutionRedriven', run.nextEvent - 1, { redriveCount: run.row.redrive_count });
  const lines = Array.from(run.frames.values()).filter((frame) => frame.status !== 'done');
  for (const frame of lines) frame.retries = [];
  // Composite states first: the lines in them report to them.
  for (const frame of lines.filter(isComposite)) {
    frame.status = 'waiting';
    turn.touch(frame);
  }
  for (const frame of lines) if (!isComposite(frame) && turn.alive(frame) && !turn.ending) await rerun(turn, frame, id);
}

function isComposite(frame: Frame): boolean {
  return frame.waiting?.kind === 'parallel' || frame.waiting?.kind === 'map';
}

async function rerun(turn: Turn, frame: Frame, redriven: number): Promise<void> {
  frame.prev = redriven;
  if (frame.status === 'ready') {
    turn.schedule(frame);
    return;
  }
  if (frame.mapRun) {
    redriveMapRun(turn, frame, frame.mapRun);
    return;
  }
  const node = turn.run.node(frame);
  if (node.type === 'Wait') frame.enteredAt = turn.now;
  await guarded(turn, frame, node, () => enterAgain(turn, frame, node));
}
