import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import { EventEnvelopeSchema } from '#contracts/core/event.ts';
import { type Publication, publish } from '../eventbridge/publish.ts';

const EntrySchema = z.object({ _key: z.string(), source: z.string(), envelope: EventEnvelopeSchema });

/** Puts events of committed graph transactions on the bus and takes them out of the outbox. What the bus refuses stays for the sweep. */
export async function relay(db: Database, bus: string, publications: readonly Publication[]): Promise<number> {
  const refused = new Set((await publish(bus, publications)).map(({ index }) => index));
  const published = publications.filter((_, index) => !refused.has(index)).map(({ envelope }) => envelope.id);
  await db.query(aql`FOR k IN ${published} REMOVE { _key: k } IN graph_outbox OPTIONS { ignoreErrors: true }`);
  return published.length;
}

/** Relays what a crash between commit and relay left behind: entries older than `before`, oldest first, at most 100. */
export async function sweep(db: Database, bus: string, before: string): Promise<number> {
  const cursor = await db.query(
    aql`FOR e IN graph_outbox FILTER e.createdAt < ${before} SORT e.createdAt LIMIT 100 RETURN e`,
  );
  const entries = EntrySchema.array().parse(await cursor.all());
  return entries.length === 0 ? 0 : relay(db, bus, entries);
}
