import type { Catalog } from './catalog.ts';
import type { ActivityTaskRecord } from './records.ts';

type Poller = (task: ActivityTaskRecord | undefined) => void;

/** Tasks that wait for activity workers, oldest first, and the workers that wait for tasks. */
export class ActivityQueue {
  readonly #catalog: Catalog;
  /** Given to a poller, which has yet to record that the worker started. */
  readonly #handedOut = new Set<string>();
  readonly #pollers = new Map<string, Set<Poller>>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /** Takes in a task that is on disk already. */
  add(task: ActivityTaskRecord): void {
    this.#catalog.putLater('activityTask', task.nonce, task);
    this.#serve(task.activityArn);
  }

  async remove(nonce: string): Promise<void> {
    if (this.#catalog.get('activityTask', nonce)) await this.#catalog.delete(['activityTask', nonce]);
  }

  /** The oldest task of an activity, or undefined when none comes within `waitMs`. The task stays until it is removed. */
  poll(activityArn: string, waitMs: number): Promise<ActivityTaskRecord | undefined> {
    return new Promise((resolve) => {
      const pollers = this.#pollers.get(activityArn) ?? new Set<Poller>();
      this.#pollers.set(activityArn, pollers);
      const done: Poller = (task) => {
        clearTimeout(timer);
        pollers.delete(done);
        resolve(task);
      };
      const timer = setTimeout(() => done(undefined), waitMs);
      pollers.add(done);
      this.#serve(activityArn);
    });
  }

  close(): void {
    for (const pollers of this.#pollers.values()) for (const poller of Array.from(pollers)) poller(undefined);
  }

  #serve(activityArn: string): void {
    const pollers = this.#pollers.get(activityArn);
    if (!pollers || pollers.size === 0) return;
    const tasks = this.#catalog
      .all('activityTask')
      .filter((task) => task.activityArn === activityArn && !this.#handedOut.has(task.nonce))
      .sort((a, b) => a.scheduled - b.scheduled);
    for (const task of tasks) {
      const poller = pollers.values().next().value;
      if (!poller) return;
      this.#handedOut.add(task.nonce);
      poller(task);
    }
  }
}
