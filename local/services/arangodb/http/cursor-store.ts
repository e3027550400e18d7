import { ArangoError, errorNumbers } from '../errors.ts';
import { nextTick } from '../storage/ticks.ts';
import type { Json } from '../values/json.ts';

export type CursorOptions = { batchSize: number; ttl: number; count: boolean; allowRetry: boolean; extra: object };

type Cursor = CursorOptions & {
  id: string;
  database: string;
  results: Json[];
  position: number;
  expires: number;
  /** The batch last sent: with `allowRetry` it can be asked for again. */
  batch: { id: number; body: object };
};

/** Results that did not fit the first batch, until they are fetched or their time to live is over. */
export class Cursors {
  readonly #cursors = new Map<string, Cursor>();

  /** The answer to a query: its first batch, with an id where there is more. */
  open(database: string, results: Json[], options: CursorOptions): object {
    const { batchSize, extra } = options;
    const rest = { extra, cached: false };
    const count = options.count ? { count: results.length } : {};
    if (results.length <= batchSize && !options.allowRetry)
      return { result: results, hasMore: false, ...count, ...rest };
    const id = String(nextTick());
    const hasMore = results.length > batchSize;
    const next = options.allowRetry && hasMore ? { nextBatchId: '2' } : {};
    const body = { result: results.slice(0, batchSize), hasMore, id, ...next, ...count, ...rest };
    if (!hasMore && !options.allowRetry) return body;
    this.#cursors.set(id, {
      ...options,
      id,
      database,
      results,
      position: batchSize,
      expires: Date.now() + options.ttl * 1000,
      batch: { id: 1, body },
    });
    return body;
  }

  next(database: string, id: string, batchId?: string): object {
    const cursor = this.#find(database, id);
    if (batchId !== undefined && Number(batchId) === cursor.batch.id) return cursor.batch.body;
    if (batchId !== undefined && Number(batchId) !== cursor.batch.id + 1)
      throw new ArangoError(errorNumbers.cursorNotFound);
    const { position, batchSize, results } = cursor;
    const end = position + batchSize;
    const hasMore = end < results.length;
    const number = cursor.batch.id + 1;
    const next = cursor.allowRetry && hasMore ? { nextBatchId: String(number + 1) } : {};
    const count = cursor.count ? { count: results.length } : {};
    // As long as there may be more, an answer names its cursor.
    const identity = hasMore || cursor.allowRetry ? { id } : {};
    const body = {
      result: results.slice(position, end),
      hasMore,
      ...identity,
      ...next,
      ...count,
      extra: cursor.extra,
      cached: false,
    };
    cursor.position = end;
    cursor.batch = { id: number, body };
    cursor.expires = Date.now() + cursor.ttl * 1000;
    if (!hasMore && !cursor.allowRetry) this.#cursors.delete(id);
    return body;
  }

  #find(database: string, id: string): Cursor {
    const cursor = this.#cursors.get(id);
    if (cursor === undefined || cursor.database !== database) throw new ArangoError(errorNumbers.cursorNotFound);
    return cursor;
  }

  remove(database: string, id: string): void {
    this.#find(database, id);
    this.#cursors.delete(id);
  }

  sweep(now: number): void {
    for (const cursor of this.#cursors.values()) if (cursor.expires < now) this.#cursors.delete(cursor.id);
  }
}
