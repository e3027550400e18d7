import type { StatusChangeEvent } from '../ports.ts';
import type { Operation } from '../store/statements.ts';
import type { Store } from '../store/store.ts';

type Deliver = (event: StatusChangeEvent) => void | Promise<void>;
const TIDY_AFTER = 500;

/** Status-change events are written with the change and delivered after; after a crash, those not delivered for certain go again. */
export class Outbox {
  readonly #store: Store;
  readonly #deliver: Deliver | undefined;
  #next: number;
  #chain: Promise<void> = Promise.resolve();
  #delivered = 0;
  #tidying: NodeJS.Timeout | undefined;

  constructor(store: Store, deliver: Deliver | undefined) {
    this.#store = store;
    this.#deliver = deliver;
    this.#next = store.highest('outbox') + 1;
  }

  /** The write that goes with a status change, and what to call once it is on disk. */
  prepare(event: StatusChangeEvent): { operation: Operation; send(): void } | undefined {
    if (!this.#deliver) return undefined;
    const id = this.#next++;
    return { operation: ['insertOutbox', id, JSON.stringify(event)], send: () => this.#send(id, event) };
  }

  recover(): void {
    if (!this.#deliver) return;
    for (const { id, body } of this.#store.outbox()) this.#send(id, JSON.parse(body) as StatusChangeEvent);
  }

  async close(): Promise<void> {
    clearTimeout(this.#tidying);
    await this.#chain;
    if (this.#delivered > 0) await this.#store.commit([['deleteOutbox', this.#delivered]]);
  }

  #send(id: number, event: StatusChangeEvent): void {
    // Handed over at once, in order, so that the receiver can write several together; accounted for in order, too.
    const delivering = this.#attempt(event);
    this.#chain = this.#chain.then(async () => {
      await delivering;
      this.#delivered = Math.max(this.#delivered, id);
      this.#tidying ??= setTimeout(() => this.#tidy(), TIDY_AFTER).unref();
    });
  }

  async #attempt(event: StatusChangeEvent): Promise<void> {
    try {
      await this.#deliver?.(event);
    } catch (error) {
      // The receiver's failure is the receiver's to report; it must not hold the following events up.
      process.emitWarning(`Step Functions status change could not be delivered: ${String(error)}`);
    }
  }

  #tidy(): void {
    this.#tidying = undefined;
    this.#store.commit([['deleteOutbox', this.#delivered]]).catch(() => undefined);
  }
}
