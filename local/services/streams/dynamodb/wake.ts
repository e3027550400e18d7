/** Lets a reader sleep until something may have happened. */
export class Wake {
  #wake: (() => void) | undefined;
  #pending = false;

  /** Also counts when nobody sleeps yet: the next sleep then ends at once. */
  notify(): void {
    this.#pending = true;
    this.#wake?.();
  }

  /** True when something was notified, false after `ms`. */
  async sleep(ms: number, signal: AbortSignal): Promise<boolean> {
    if (!this.#pending && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = () => resolve();
      const timer = setTimeout(wake, ms);
      this.#wake = wake;
      signal.addEventListener('abort', wake, { once: true });
      await promise;
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      this.#wake = undefined;
    }
    const notified = this.#pending;
    this.#pending = false;
    return notified;
  }
}
