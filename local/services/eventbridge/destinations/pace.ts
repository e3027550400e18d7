/** Spaces out what is begun, so that there are at most so many in a second for each key. */
export class Pace {
  readonly #next = new Map<string, number>();

  /** Milliseconds to wait before the next may begin. */
  delay(key: string, perSecond: number, now: number = Date.now()): number {
    const start = Math.max(now, this.#next.get(key) ?? 0);
    this.#next.set(key, start + 1000 / perSecond);
    return start - now;
  }
}
