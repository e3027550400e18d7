import { aql, type Database } from 'arangojs';
import { z } from 'zod';

const CallSchema = z.object({
  caller: z.string(),
  nodeId: z.string(),
  title: z.string(),
  processId: z.string(),
  version: z.string(),
});
/** A node that runs another process: `version` is the one that it names, or `active`. */
export type Call = z.infer<typeof CallSchema>;

/** What drafts and versions (by their keys) run, in drawing order. Costs grow with the calls, not with the nodes. */
export async function readCalls(db: Database, tenantId: string, keys: readonly string[]): Promise<Call[]> {
  const cursor = await db.query(aql`
    FOR key IN ${keys}
      FOR e IN node_def_calls_proc_def FILTER e.process_key == key AND e.tenant_id == ${tenantId}
        LET n = DOCUMENT(e._from)
        FILTER n != null AND n.tenant_id == ${tenantId}
        SORT n.order
        RETURN {
          caller: key, nodeId: n.node_id, title: n.title, version: e.version,
          processId: SUBSTRING(e._to, ${'process_def/'.length})
        }`);
  return CallSchema.array().parse(await cursor.all());
}
