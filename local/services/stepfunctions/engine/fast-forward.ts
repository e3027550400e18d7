import type { MovableClock } from './clock.ts';
import type { Engine } from './engine.ts';

/** Moves time forward timer by timer, letting each take its full effect before the next. */
export async function fastForward(engine: Engine, clock: MovableClock, ms: number): Promise<void> {
  const target = clock.now() + ms;
  for (;;) {
    await engine.settled();
    const due = engine.nextDue();
    if (due === undefined || due > target) break;
    clock.forwardTo(due);
    engine.clockMoved();
    await engine.settled();
  }
  clock.forwardTo(target);
  engine.clockMoved();
  await engine.settled();
}
