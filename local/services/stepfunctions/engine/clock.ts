import type { Clock } from '../ports.ts';

/** A clock that can be moved forward, for demos and tests of long waits. It never goes back. */
export class MovableClock implements Clock {
  readonly #base: Clock;
  #offset: number;

  /** `offset` is how far ahead of its base it was when it was last seen. */
  constructor(base: Clock = { now: () => Date.now() }, offset = 0) {
    this.#base = base;
    this.#offset = offset;
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
