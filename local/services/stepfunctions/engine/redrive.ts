import type { Turn } from './turn.ts';

/** Continues an unsuccessful execution from the states that did not succeed. */
export function redrive(turn: Turn): void {
  const { run } = turn;
  run.row.redrive_count++;
  run.row.redrive_date = turn.now;
  run.row.status = 'RUNNING';
  run.forgetContext();
  const id = turn.append('ExecutionRedriven', run.nextEvent - 1, { redriveCount: run.row.redrive_count });
  for (const frame of run.frames.values()) {
    if (frame.status === 'done' || frame.waiting?.kind === 'parallel' || frame.waiting?.kind === 'map') continue;
    frame.retries = [];
    frame.prev = id;
    turn.schedule(frame);
  }
}
