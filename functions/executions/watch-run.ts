import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';

const KEPT_MS = 1_000;
const MOST_KEPT = 200;

/**
 * Live reads of histories, kept for a second: everybody who watches a run shares one GetExecutionHistory, whose rate Step
 * Functions limits per account.
 */
export class RunWatch {
  readonly #read: (runArn: string) => Promise<RunEvent[]>;
  readonly #now: () => number;
  readonly #kept = new Map<string, { at: number; history: Promise<RunEvent[]> }>();

  constructor(read: (runArn: string) => Promise<RunEvent[]>, now: () => number = Date.now) {
    this.#read = read;
    this.#now = now;
  }

  history(runArn: string): Promise<RunEvent[]> {
    const known = this.#kept.get(runArn);
    if (known && this.#now() - known.at < KEPT_MS) return known.history;
    const history = this.#read(runArn);
    history.catch(() => this.#kept.delete(runArn));
    this.#kept.delete(runArn);
    this.#kept.set(runArn, { at: this.#now(), history });
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return history;
  }
}
