const LONGEST_TIMEOUT = 2_147_000_000;

/** One timer for all that is due some time: rings once at (or just after) the earliest time it was set to. */
export class Alarm {
  readonly #now: () => number;
  readonly #ring: () => void;
  #at = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(now: () => number, ring: () => void) {
    this.#now = now;
    this.#ring = ring;
  }

  get at(): number {
    return this.#at;
  }

  /** Rings no later than `time`. */
  set(time: number): void {
    if (time >= this.#at) return;
    this.#at = time;
    this.arm();
  }

  /** Starts the timer anew, for after the clock has been moved. */
  arm(): void {
    clearTimeout(this.#timer);
    if (this.#at === Number.POSITIVE_INFINITY) return;
    const wait = Math.min(Math.max(0, this.#at - this.#now()), LONGEST_TIMEOUT);
    this.#timer = setTimeout(() => this.#elapsed(), wait);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#at = Number.POSITIVE_INFINITY;
  }

  #elapsed(): void {
    if (this.#now() < this.#at) {
      this.arm();
      return;
    }
    this.#at = Number.POSITIVE_INFINITY;
    this.#ring();
  }
}
