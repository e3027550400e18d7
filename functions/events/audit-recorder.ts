import type { AuditEntry } from '#contracts/events.ts';
import type { AuditStore } from './audit-store.ts';

interface Waiting {
  entry: AuditEntry;
  resolve(): void;
  reject(error: unknown): void;
}

type Store = Pick<AuditStore, 'record' | 'recordAll'>;

/**
 * Records what one batch of messages brings with one write per tenant. Each entry has its own outcome: when they cannot be
 * written together they are written one by one, so that a bad one takes no other with it.
 */
export class AuditRecorder {
  readonly #storeOf: (tenantId: string) => Store;
  #waiting = new Map<string, Waiting[]>();

  constructor(storeOf: (tenantId: string) => Store) {
    this.#storeOf = storeOf;
  }

  /** Resolves when the entry is stored. */
  record(entry: AuditEntry): Promise<void> {
    const { tenantId } = entry;
    return new Promise((resolve, reject) => {
      const together = this.#waiting.get(tenantId) ?? [];
      if (this.#waiting.size === 0) setImmediate(() => this.#flush());
      this.#waiting.set(tenantId, [...together, { entry, resolve, reject }]);
    });
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = new Map();
    for (const [tenantId, entries] of waiting) void this.#write(this.#storeOf(tenantId), entries);
  }

  async #write(store: Store, waiting: readonly Waiting[]): Promise<void> {
    try {
      await store.recordAll(waiting.map(({ entry }) => entry));
      for (const { resolve } of waiting) resolve();
    } catch {
      for (const { entry, resolve, reject } of waiting) store.record(entry).then(resolve, reject);
    }
  }
}
