import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import { JsonObjectSchema } from '#contracts/core/json.ts';
import { LinkTypeSchema } from '#contracts/processes/links.ts';
import type { PublishableEvent } from '../../dynamodb/outbox.ts';
import { fromNull, type Stamp } from '../documents.ts';
import { LINKS } from '../schema.ts';
import { CONFLICT, inTransaction, isArangoError, UNIQUE_VIOLATED } from '../transaction.ts';
import { MOST_ROWS } from './copy.ts';

const DeclaredSchema = z.object({
  id: z.string(),
  type: LinkTypeSchema,
  from: z.string(),
  to: z.string(),
  description: fromNull(z.string()),
  metadata: fromNull(JsonObjectSchema),
  createdAt: z.string(),
  createdBy: z.string(),
});
export type DeclaredLink = z.infer<typeof DeclaredSchema>;

/** Declares a link. @returns false when the two processes have one of this type already */
export async function insertLink(
  db: Database,
  { id, from, to, ...link }: DeclaredLink,
  stamp: Stamp,
  events: readonly PublishableEvent[],
): Promise<boolean> {
  const edge = { ...link, ...stamp, _key: id, _from: `process_def/${from}`, _to: `process_def/${to}` };
  try {
    await inTransaction(db, [LINKS], events, async (step) => {
      await step(() => db.collection(LINKS).save(edge));
    });
    return true;
  } catch (error) {
    if (isArangoError(error, UNIQUE_VIOLATED, CONFLICT)) return false;
    throw error;
  }
}

/** Declared links that begin (`out`) or end (`in`) at one of the processes. */
export async function declaredLinks(
  db: Database,
  tenantId: string,
  processIds: readonly string[],
  direction: 'in' | 'out',
): Promise<DeclaredLink[]> {
  const end = direction === 'in' ? aql`l._to` : aql`l._from`;
  const cursor = await db.query(aql`
    FOR id IN ${processIds}
      FOR l IN process_links FILTER ${end} == CONCAT("process_def/", id) AND l.tenant_id == ${tenantId}
        SORT l.createdAt
        LIMIT ${MOST_ROWS}
        RETURN MERGE(KEEP(l, "type", "description", "metadata", "createdAt", "createdBy"), {
          id: l._key, from: SUBSTRING(l._from, ${'process_def/'.length}), to: SUBSTRING(l._to, ${'process_def/'.length})
        })`);
  return DeclaredSchema.array().parse(await cursor.all());
}

/** Removes a link of the tenant. @returns false when there is none */
export const removeLink = (
  db: Database,
  tenantId: string,
  id: string,
  events: readonly PublishableEvent[],
): Promise<boolean> =>
  inTransaction(db, [LINKS], events, async (step) => {
    const removed = await step(async () => {
      const cursor = await db.query(
        aql`FOR l IN process_links FILTER l._key == ${id} AND l.tenant_id == ${tenantId} REMOVE l IN process_links RETURN 1`,
      );
      return cursor.all();
    });
    return removed.length > 0;
  });
