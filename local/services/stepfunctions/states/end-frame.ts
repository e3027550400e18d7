import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import type { Json } from '../json.ts';

/** A line has reached its end: the execution succeeds, or the state around it is told (later in the same turn). */
export function endFrame(turn: Turn, frame: Frame, output: Json): void {
  if (frame.parent === null) {
    const text = turn.text(output);
    turn.append('ExecutionSucceeded', frame.prev, { output: text });
    turn.drop(frame);
    turn.finish({ status: 'SUCCEEDED', output: text, error: null, cause: null });
    return;
  }
  frame.status = 'done';
  frame.waiting = null;
  frame.output = output;
  // What the line worked on is of no use any more.
  frame.input = null;
  frame.vars = null;
  turn.touch(frame);
  turn.ended.push(frame);
}
