import type { ActiveVersion, RunnableStore } from './runnable-store.ts';

/**
 * How long an execution environment may act on what it last read of a process's active version. A change of it waits as long before it
 * answers, so that from the answer on every start takes the new one (as pauses do, docs/adr/0002).
 */
export const ACTIVE_LEASE_MS = 250;

const MOST_KEPT = 500;

/** Tells the active versions of processes: one read per process and lease, whatever the number of starts. */
export class ActiveVersions {
  readonly #now: () => number;
  readonly #known = new Map<string, { readAt: number; active: ActiveVersion }>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Nothing is known of a process for long that has never been published: publishing it is not a change. */
  async get(
    tenantId: string,
    processId: string,
    store: Pick<RunnableStore, 'getActive'>,
  ): Promise<ActiveVersion | undefined> {
    const key = `${tenantId}/${processId}`;
    const known = this.#known.get(key);
    const readAt = this.#now();
    if (known && readAt - known.readAt < ACTIVE_LEASE_MS) return known.active;
    this.#known.delete(key);
    const active = await store.getActive(processId);
    if (!active) return undefined;
    if (this.#known.size >= MOST_KEPT) this.#known.delete(this.#known.keys().next().value!);
    this.#known.set(key, { readAt, active });
    return active;
  }
}
