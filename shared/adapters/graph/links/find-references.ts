import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import { fromNull } from '../documents.ts';
import type { ReferenceKind } from '../node-references.ts';
import { CopySchema, MOST_ROWS } from './copy.ts';

const ReferenceSchema = z.object({
  processId: z.string(),
  kind: z.enum(['throws', 'awaits', 'service']),
  name: z.string(),
  outermost: z.boolean(),
  copy: CopySchema,
  nodeId: z.string(),
  title: fromNull(z.string()),
});
export type FoundReference = z.infer<typeof ReferenceSchema>;

/** What nodes of the processes throw, await or call, in every copy. */
export const referencesOfProcesses = (
  db: Database,
  tenantId: string,
  processIds: readonly string[],
  kinds: readonly ReferenceKind[],
): Promise<FoundReference[]> =>
  withCopies(
    db,
    tenantId,
    aql`FOR id IN ${processIds} FOR kind IN ${kinds} FOR r IN node_reference
      FILTER r.tenant_id == ${tenantId} AND r.process_id == id AND r.kind == kind`,
  );

/** The nodes of the tenant that refer to any of the names. */
export const referencesByName = (
  db: Database,
  tenantId: string,
  kind: ReferenceKind,
  names: readonly string[],
): Promise<FoundReference[]> =>
  withCopies(
    db,
    tenantId,
    aql`FOR name IN ${names} FOR r IN node_reference
      FILTER r.tenant_id == ${tenantId} AND r.kind == ${kind} AND r.name == name`,
  );

async function withCopies(db: Database, tenantId: string, rows: ReturnType<typeof aql>): Promise<FoundReference[]> {
  const cursor = await db.query(aql`
    ${rows}
      FOR c IN process_def FILTER c._key == r.process_key AND c.tenant_id == ${tenantId}
        LET n = DOCUMENT("node_def", CONCAT(r.process_key, ":", r.node_id))
        LIMIT ${MOST_ROWS}
        RETURN {
          processId: c.process_id, kind: r.kind, name: r.name, outermost: r.outermost, copy: KEEP(c, "kind", "version", "versionStatus"),
          nodeId: r.node_id, title: n.tenant_id == ${tenantId} ? n.title : null
        }`);
  return ReferenceSchema.array().parse(await cursor.all());
}
