import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import { ProcessStatusSchema } from '#contracts/processes/process.ts';
import { fromNull } from '../documents.ts';

const HeadSchema = z.object({
  id: z.string(),
  name: z.string(),
  status: ProcessStatusSchema,
  activeVersion: fromNull(z.string()),
});
export type ProcessHead = z.infer<typeof HeadSchema>;

/** What a link shows of the processes at its ends. Those that the tenant does not have are left out. */
export async function readHeads(
  db: Database,
  tenantId: string,
  processIds: readonly string[],
): Promise<Map<string, ProcessHead>> {
  const cursor = await db.query(aql`
    FOR id IN ${processIds}
      FOR p IN process_def FILTER p._key == id AND p.tenant_id == ${tenantId} AND p.kind == "draft"
        RETURN { id: p._key, name: p.name, status: p.status, activeVersion: p.activeVersion }`);
  return new Map(
    HeadSchema.array()
      .parse(await cursor.all())
      .map((head) => [head.id, head]),
  );
}
