import type { ExecutionRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

/** Callers that wait for an execution's end (StartSyncExecution). */
export class EndWaiters {
  readonly #store: Store;
  readonly #waiting = new Map<number, ((row: ExecutionRow) => void)[]>();

  constructor(store: Store) {
    this.#store = store;
  }

  wait(executionId: number): Promise<ExecutionRow> {
    const row = this.#store.executionById(executionId);
    if (row && row.status !== 'RUNNING') return Promise.resolve(row);
    return new Promise((resolve) => {
      this.#waiting.set(executionId, [...(this.#waiting.get(executionId) ?? []), resolve]);
    });
  }

  ended(row: ExecutionRow): void {
    const waiting = this.#waiting.get(row.id);
    if (!waiting) return;
    this.#waiting.delete(row.id);
    for (const resolve of waiting) resolve(row);
  }
}
