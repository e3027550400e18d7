import { aql, type Database } from 'arangojs';
import { z } from 'zod';

const SharedSchema = z.object({ from: z.string(), to: z.string(), name: z.string() });
export type FoundSharing = z.infer<typeof SharedSchema>;

/** Processes looked at per field: a field that everybody has ties nobody together. */
export const MOST_PER_FIELD = 200;

/** Drafts that define a field under the same name with the same schema as one of the processes does, at most 200 per field. */
export async function findSharedData(
  db: Database,
  tenantId: string,
  processIds: readonly string[],
  field?: string,
): Promise<FoundSharing[]> {
  const only = field === undefined ? aql`` : aql`AND d.name == ${field}`;
  const cursor = await db.query(aql`
    FOR id IN ${processIds}
      FOR d IN data_definition FILTER d.process_key == id AND d.tenant_id == ${tenantId} ${only}
        FOR other IN (
          FOR o IN data_definition
            FILTER o.tenant_id == ${tenantId} AND o.name == d.name AND o.process_key == o.process_id
            FILTER o.process_id != id AND o.schema == d.schema
            LIMIT ${MOST_PER_FIELD}
            RETURN o.process_id
        )
        RETURN { from: id, to: other, name: d.name }`);
  return SharedSchema.array().parse(await cursor.all());
}
