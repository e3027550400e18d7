import type { Turn } from './turn.ts';

/** Continues an unsuccessful execution from the states that did not succeed: branches and iterations that did are not run again. */
export function redrive(turn: Turn): void {
  const { run } = turn;
  run.row.redrive_count++;
  run.row.redrive_date = turn.now;
  run.row.status = 'RUNNING';
  run.forgetContext();
  turn.redriven = true;
  const id = turn.append('ExecutionRedriven', run.nextEvent - 1, { redriveCount: run.row.redrive_count });
  for (const frame of run.frames.values()) {
    if (frame.status === 'done') continue;
    frame.retries = [];
    if (frame.waiting?.kind === 'parallel' || frame.waiting?.kind === 'map') {
      frame.status = 'waiting';
      turn.touch(frame);
    } else {
      frame.prev = id;
      turn.schedule(frame);
    }
  }
}
