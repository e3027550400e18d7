import { ArangoError, errorNumbers } from '../errors.ts';
import { nextTick } from '../storage/ticks.ts';
import type { ApiResponse } from './response.ts';

interface Job {
  database: string;
  user: string;
  done: number;
  response: ApiResponse;
}

/**
 * Answers of requests that were sent with `x-arango-async: store`, until they are fetched. Requests here run to their end when they
 * arrive, so a job is done as soon as it exists and none is ever pending.
 */
export class Jobs {
  readonly #jobs = new Map<string, Job>();

  store(database: string, user: string, response: ApiResponse): string {
    const id = String(nextTick());
    this.#jobs.set(id, { database, user, done: Date.now(), response });
    return id;
  }

  /** Ids, oldest first. */
  list(database: string, user: string): string[] {
    return Array.from(this.#jobs)
      .filter(([, job]) => job.database === database && job.user === user)
      .map(([id]) => id);
  }

  find(database: string, user: string, id: string): ApiResponse {
    const job = this.#jobs.get(id);
    if (job?.database !== database || job.user !== user) throw new ArangoError(errorNumbers.httpNotFound);
    return job.response;
  }

  remove(database: string, user: string, id: string): void {
    this.find(database, user, id);
    this.#jobs.delete(id);
  }

  /** Removes what was done before a time (epoch seconds), or all. */
  clear(database: string, user: string, before: number = Number.POSITIVE_INFINITY): void {
    for (const id of this.list(database, user))
      if ((this.#jobs.get(id)?.done ?? 0) < before * 1000) this.#jobs.delete(id);
  }
}
