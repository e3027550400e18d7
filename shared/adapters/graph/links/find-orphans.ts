import { aql, type Database } from 'arangojs';
import { type ProcessDocument, ProcessDocumentSchema } from '../documents.ts';
import type { Position } from '../list-processes.ts';

/**
 * Processes that nothing leads to, last changed first: not called, awaiting no message or signal, without a trigger link and without a
 * declared link. With `strict`, processes that stand on their own by intent (`isTopLevel`) count too.
 */
export async function findOrphans(
  db: Database,
  tenantId: string,
  topLevelToo: boolean,
  limit: number,
  after?: Position,
): Promise<ProcessDocument[]> {
  const page = after
    ? aql`FILTER p.updatedAt <= ${after.time} AND (p.updatedAt < ${after.time} OR p.process_id < ${after.key})`
    : aql``;
  const cursor = await db.query(aql`
    FOR p IN process_def
      FILTER p.tenant_id == ${tenantId} AND p.kind == "draft" AND p.status != "archived"
      FILTER ${topLevelToo} OR p.isTopLevel == false
      ${page}
      SORT p.updatedAt DESC, p.process_id DESC
      FILTER LENGTH(FOR e IN node_def_calls_proc_def FILTER e._to == p._id AND e.tenant_id == ${tenantId} LIMIT 1 RETURN 1) == 0
      FILTER LENGTH(FOR r IN node_reference FILTER r.tenant_id == ${tenantId} AND r.process_id == p._key AND r.kind == "awaits" LIMIT 1 RETURN 1) == 0
      FILTER LENGTH(FOR t IN trigger_links FILTER t.tenant_id == ${tenantId} AND t.process_id == p._key LIMIT 1 RETURN 1) == 0
      FILTER LENGTH(FOR l IN process_links FILTER l._from == p._id AND l.tenant_id == ${tenantId} LIMIT 1 RETURN 1) == 0
      FILTER LENGTH(FOR l IN process_links FILTER l._to == p._id AND l.tenant_id == ${tenantId} LIMIT 1 RETURN 1) == 0
      LIMIT ${limit}
      RETURN UNSET(p, "diagram")`);
  return ProcessDocumentSchema.array().parse(await cursor.all());
}
