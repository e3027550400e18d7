import { setTimeout } from 'node:timers/promises';
import type { Client } from './client.ts';

interface Waiter {
  resolve(): void;
  reject(error: Error): void;
}

const ENDED = new Set(['completed', 'failed', 'cancelled']);

/**
 * Waits for the ends of one process's executions. All waiters share one listing of what is still running, so that watching costs
 * little beside running; an execution that has left the list is read once, as a client would.
 */
export class Ends {
  readonly #client: Client;
  readonly #processId: string;
  readonly #pauseMs: number;
  readonly #waiting = new Map<string, Waiter>();
  #watching = false;

  constructor(client: Client, processId: string, pauseMs: number) {
    this.#client = client;
    this.#processId = processId;
    this.#pauseMs = pauseMs;
  }

  /** Starts an execution; resolves when it has completed. */
  async run(id: number): Promise<void> {
    const body = { processId: this.#processId, input: { id } };
    const started = await this.#client.call<{ id: string }>('POST', '/executions', body);
    return new Promise((resolve, reject) => {
      this.#waiting.set(started.id, { resolve, reject });
      if (!this.#watching) void this.#watch();
    });
  }

  async #watch(): Promise<void> {
    this.#watching = true;
    while (this.#waiting.size > 0) {
      await setTimeout(this.#pauseMs);
      const asked = [...this.#waiting.keys()];
      const running = await this.#running().catch((error: Error) => this.#fail(error));
      if (!running) break;
      await Promise.all(asked.filter((id) => !running.has(id)).map((id) => this.#read(id)));
    }
    this.#watching = false;
  }

  async #running(): Promise<Set<string>> {
    const path = `/executions?processId=${this.#processId}&runtimeStatus=in_progress&limit=100`;
    const { items } = await this.#client.call<{ items: { id: string }[] }>('GET', path);
    return new Set(items.map(({ id }) => id));
  }

  async #read(id: string): Promise<void> {
    const waiter = this.#waiting.get(id)!;
    try {
      const { runtimeStatus } = await this.#client.call<{ runtimeStatus: string }>('GET', `/executions/${id}`);
      if (!ENDED.has(runtimeStatus)) return;
      if (runtimeStatus === 'completed') waiter.resolve();
      else waiter.reject(new Error(`Execution ${id} ${runtimeStatus}`));
    } catch (error) {
      waiter.reject(error as Error);
    }
    this.#waiting.delete(id);
  }

  #fail(error: Error): undefined {
    for (const waiter of this.#waiting.values()) waiter.reject(error);
    this.#waiting.clear();
  }
}
