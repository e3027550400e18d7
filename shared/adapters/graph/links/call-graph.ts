import { aql, type Database } from 'arangojs';
import { z } from 'zod';

const CallSchema = z.object({ from: z.string(), to: z.string() });

/** Which process calls which: every pair once, of drafts and active versions, for finding circles. */
export async function readCallGraph(db: Database, tenantId: string): Promise<{ from: string; to: string }[]> {
  const cursor = await db.query(aql`
    FOR e IN node_def_calls_proc_def FILTER e.tenant_id == ${tenantId}
      COLLECT from = e.process_id, to = SUBSTRING(e._to, ${'process_def/'.length}) INTO copies = e.process_key
      FOR p IN process_def FILTER p._key == from AND p.tenant_id == ${tenantId} AND p.status != "archived"
        FILTER from IN copies OR CONCAT(from, ":", p.activeVersion) IN copies
        RETURN { from, to }`);
  return CallSchema.array().parse(await cursor.all());
}
