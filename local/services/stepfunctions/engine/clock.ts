import type { Clock } from '../ports.ts';

/** A clock that can be moved forward, for demos and tests of long waits. It never goes back. */
export class MovableClock implements Clock {
  readonly #base: Clock;
  #offset = 0;

  constructor(base: Clock = { now: () => Date.now() }) {
    this.#base = base;
  }

  now(): number {
    return this.#base.now() + this.#offset;
  }

  get offset(): number {
    return this.#offset;
  }

  forwardTo(time: number): void {
    const ahead = time - this.now();
    if (ahead > 0) this.#offset += ahead;
  }
}
