import type { Database } from 'arangojs';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import { relay } from '#adapters/graph/outbox.ts';
import { logger } from '#runtime/logger.ts';

/** Writes with events; unless nothing happened (`undefined`, `false`), they go to the bus right after the commit, or with the sweep. */
export async function telling<T>(
  db: Database,
  bus: string,
  events: PublishableEvent[],
  write: () => Promise<T>,
): Promise<T> {
  const result = await write();
  const happened = result !== false && (result !== undefined || events.length > 0);
  // The write is committed: a bus that does not answer now must not fail it. The sweep brings the events later.
  if (happened)
    await relay(db, bus, events).catch((error: Error) => logger.warn('Events wait for the sweep', { error }));
  return result;
}
