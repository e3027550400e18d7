import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import { fromNull } from '../documents.ts';

const UseSchema = z.object({
  processId: z.string(),
  name: z.string(),
  version: z.string(),
  kind: z.enum(['draft', 'version']),
  active: z.boolean(),
  deprecated: z.boolean(),
  nodeId: fromNull(z.string()),
  title: fromNull(z.string()),
  /** `calls:<version>`, `input`, `defines`, `service`, `awaits`, `throws` */
  how: z.string(),
  copyKey: z.string(),
});
export type FoundUse = z.infer<typeof UseSchema>;

export type Subject =
  | { kind: 'process'; name: string }
  | { kind: 'data'; name: string }
  | { kind: 'service' | 'event'; name: string };

/** Position in the list: the copy's key and the node's id. */
export interface UsePosition {
  copyKey: string;
  nodeId: string;
}

const START: UsePosition = { copyKey: '', nodeId: '' };

/** One page of the places in the tenant that use a process, a field, a service, or a message or signal, by copy and node. */
export async function findUses(
  db: Database,
  tenantId: string,
  subject: Subject,
  limit: number,
  after = START,
): Promise<FoundUse[]> {
  const cursor = await db.query(aql`
    ${rowsOf(subject, tenantId, after)}
      FOR c IN process_def FILTER c._key == r.process_key AND c.tenant_id == ${tenantId}
        FOR p IN process_def FILTER p._key == c.process_id AND p.tenant_id == ${tenantId}
          LET n = r.node_id == null ? null : DOCUMENT("node_def", CONCAT(r.process_key, ":", r.node_id))
          LIMIT ${limit}
          RETURN {
            processId: p._key, name: p.name, version: c.version, kind: c.kind, active: c.kind == "version" AND c.version == p.activeVersion,
            deprecated: c.versionStatus == "DEPRECATED",
            nodeId: r.node_id, title: n.tenant_id == ${tenantId} ? n.title : null, how: r.how, copyKey: r.process_key
          }`);
  return UseSchema.array().parse(await cursor.all());
}

function rowsOf({ kind, name }: Subject, tenantId: string, { copyKey, nodeId }: UsePosition): ReturnType<typeof aql> {
  if (kind === 'process') {
    return aql`FOR r0 IN node_def_calls_proc_def
      FILTER r0.tenant_id == ${tenantId} AND r0._to == CONCAT("process_def/", ${name})
      FILTER r0.process_key >= ${copyKey} AND (r0.process_key > ${copyKey} OR r0.node_id > ${nodeId})
      SORT r0.process_key, r0.node_id
      LET r = { process_key: r0.process_key, node_id: r0.node_id, how: CONCAT("calls:", r0.version) }`;
  }
  if (kind === 'data') {
    return aql`FOR r0 IN data_definition
      FILTER r0.tenant_id == ${tenantId} AND r0.name == ${name} AND r0.process_key > ${copyKey}
      SORT r0.process_key
      LET r = { process_key: r0.process_key, node_id: null, how: r0.input ? "input" : "defines" }`;
  }
  const kinds = kind === 'service' ? ['service'] : ['awaits', 'throws'];
  return aql`FOR r0 IN node_reference
      FILTER r0.tenant_id == ${tenantId} AND r0.kind IN ${kinds} AND r0.name == ${name}
      FILTER r0.process_key >= ${copyKey} AND (r0.process_key > ${copyKey} OR r0.node_id > ${nodeId})
      SORT r0.process_key, r0.node_id
      LET r = { process_key: r0.process_key, node_id: r0.node_id, how: r0.kind }`;
}
