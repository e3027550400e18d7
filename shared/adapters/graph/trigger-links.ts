import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import { type TriggerLink, TriggerLinkSchema } from '#contracts/processes/index.ts';
import type { PublishableEvent } from '../dynamodb/outbox.ts';
import type { Stamp } from './documents.ts';
import { CONFLICT, inTransaction, isArangoError, UNIQUE_VIOLATED } from './transaction.ts';

const LinkSchema = TriggerLinkSchema.omit({ id: true, processId: true })
  .extend({ _key: z.string(), process_id: z.string() })
  .transform(({ _key, process_id, ...link }): TriggerLink => ({ id: _key, processId: process_id, ...link }));

/** Links an entity to a process. @returns false when the entity has a link already */
export async function insertTriggerLink(
  db: Database,
  { id, processId, ...link }: TriggerLink,
  stamp: Stamp,
  events: readonly PublishableEvent[],
): Promise<boolean> {
  try {
    await inTransaction(db, ['trigger_links'], events, async (step) => {
      await step(() => db.collection('trigger_links').save({ ...link, ...stamp, process_id: processId, _key: id }));
    });
    return true;
  } catch (error) {
    if (isArangoError(error, UNIQUE_VIOLATED, CONFLICT)) return false;
    throw error;
  }
}

export async function listTriggerLinks(db: Database, tenantId: string, processId: string): Promise<TriggerLink[]> {
  const cursor = await db.query(aql`
    FOR l IN trigger_links FILTER l.tenant_id == ${tenantId} AND l.process_id == ${processId} SORT l.createdAt RETURN l`);
  return LinkSchema.array().parse(await cursor.all());
}

export const removeTriggerLink = (db: Database, id: string, events: readonly PublishableEvent[]): Promise<void> =>
  inTransaction(db, ['trigger_links'], events, async (step) => {
    await step(() => db.collection('trigger_links').remove(id));
  });
