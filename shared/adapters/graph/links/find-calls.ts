import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import { fromNull } from '../documents.ts';
import { CopySchema, MOST_ROWS } from './copy.ts';

const CallSchema = z.object({
  from: z.string(),
  to: z.string(),
  copy: CopySchema,
  nodeId: z.string(),
  title: fromNull(z.string()),
  /** The version that is called, or `active`. */
  pinned: z.string(),
});
export type FoundCall = z.infer<typeof CallSchema>;

/**
 * Subprocess calls into (`in`) or out of (`out`) the processes, of every copy: drafts and versions. A callee may be missing. The
 * edge's own tenant, its caller's and its node's must all be the asking one.
 */
export async function findCalls(
  db: Database,
  tenantId: string,
  processIds: readonly string[],
  direction: 'in' | 'out',
): Promise<FoundCall[]> {
  const ends =
    direction === 'in'
      ? aql`FOR id IN ${processIds} FOR e IN node_def_calls_proc_def FILTER e._to == CONCAT("process_def/", id) AND e.tenant_id == ${tenantId}`
      : aql`FOR id IN ${processIds} FOR e IN node_def_calls_proc_def FILTER e.tenant_id == ${tenantId} AND e.process_id == id`;
  const cursor = await db.query(aql`
    ${ends}
      FOR c IN process_def FILTER c._key == e.process_key AND c.tenant_id == ${tenantId}
        LET n = DOCUMENT(e._from)
        LIMIT ${MOST_ROWS}
        RETURN {
          from: c.process_id, to: SUBSTRING(e._to, ${'process_def/'.length}), copy: KEEP(c, "kind", "version", "versionStatus"),
          nodeId: e.node_id, title: n.tenant_id == ${tenantId} ? n.title : null, pinned: e.version
        }`);
  return CallSchema.array().parse(await cursor.all());
}
