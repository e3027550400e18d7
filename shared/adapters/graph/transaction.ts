import type { Database } from 'arangojs';
import { ArangoError } from 'arangojs/errors';
import type { PublishableEvent } from '../dynamodb/outbox.ts';

/** ArangoDB's error numbers that mean something to callers. */
export const CONFLICT = 1200;
export const NOT_FOUND = 1202;
export const UNIQUE_VIOLATED = 1210;

export const isArangoError = (error: unknown, ...numbers: number[]): boolean =>
  error instanceof ArangoError && numbers.includes(error.errorNum);

/** One stream transaction over the named collections: all of it, with its events in `graph_outbox`, or nothing. */
export async function inTransaction<T>(
  db: Database,
  collections: readonly string[],
  events: readonly PublishableEvent[],
  work: (step: <R>(call: () => Promise<R>) => Promise<R>) => Promise<T>,
): Promise<T> {
  const transaction = await db.beginTransaction({ write: [...collections, 'graph_outbox'] });
  try {
    const result = await work((call) => transaction.step(call));
    for (const { source, envelope } of events) {
      const entry = { _key: envelope.id, tenant_id: envelope.tenantId, source, envelope, createdAt: envelope.time };
      await transaction.step(() => db.collection('graph_outbox').save(entry));
    }
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.abort().catch(() => undefined);
    throw error;
  }
}
