import type { MovableClock } from './clock.ts';
import type { Engine } from './engine.ts';

/** Calls that are still unanswered after this many ms are not waited for: time goes on without them. */
export const DEFAULT_PATIENCE_MS = 5_000;

/** Moves time forward timer by timer, letting each take its full effect before the next. */
export async function fastForward(
  engine: Engine,
  clock: MovableClock,
  ms: number,
  patienceMs = DEFAULT_PATIENCE_MS,
): Promise<void> {
  const target = clock.now() + ms;
  for (;;) {
    await settled(engine, patienceMs);
    const due = engine.nextDue();
    if (due === undefined || due > target) break;
    clock.forwardTo(due);
    engine.clockMoved();
  }
  clock.forwardTo(target);
  engine.clockMoved();
  await settled(engine, patienceMs);
}

async function settled(engine: Engine, patienceMs: number): Promise<void> {
  let lastTurn = performance.now();
  // Two quiet turns of the event loop: a timer that is due rings in the first, what it sets off shows in the second.
  for (let quiet = 0; quiet < 2; ) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    const activity = engine.activity;
    if (activity === 'turning') lastTurn = performance.now();
    const waiting = activity === 'calling' && performance.now() - lastTurn < patienceMs;
    quiet = activity === 'turning' || waiting ? 0 : quiet + 1;
  }
}
