import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import { type ProcessGraph, ProcessGraphSchema } from './documents.ts';

const ArtifactsSchema = z.object({ asl: z.string(), sourceMap: z.unknown(), explain: z.unknown() });
export type Artifacts = z.infer<typeof ArtifactsSchema>;

/**
 * A draft or version with its nodes, flows and data definitions; nothing when the tenant has none under this key. What lies under its key
 * but belongs to another tenant, and flows that lead out of it, are no part of it.
 */
export async function readProcess(db: Database, tenantId: string, key: string): Promise<ProcessGraph | undefined> {
  const prefix = `node_def/${key}:`;
  const cursor = await db.query(aql`
    FOR p IN process_def
      FILTER p._key == ${key} AND p.tenant_id == ${tenantId}
      LET nodes = (
        FOR n IN node_def FILTER n.process_key == p._key AND n.tenant_id == ${tenantId} SORT n.order
          RETURN UNSET(n, "_key", "_id", "_rev", "order", "process_key", "tenant_id", "organization_id", "createdAt", "updatedAt", "createdBy")
      )
      LET flows = (
        FOR f IN proc_def_node_flow FILTER f.process_key == p._key AND f.tenant_id == ${tenantId}
          FILTER STARTS_WITH(f._from, ${prefix}) AND STARTS_WITH(f._to, ${prefix}) SORT f.order
          RETURN MERGE(
            KEEP(f, "type", "condition", "isDefault", "label"),
            { id: f.flow_id, from: f._from, to: f._to },
            LENGTH(ATTRIBUTES(f.metadata)) > 1 ? { metadata: UNSET(f.metadata, "process_id") } : {}
          )
      )
      LET data = (
        FOR d IN data_definition FILTER d.process_key == p._key AND d.tenant_id == ${tenantId} SORT d.order
          RETURN KEEP(d, "name", "title", "description", "schema", "input", "required", "default", "metadata")
      )
      RETURN { process: p, nodes, flows, data_definitions: data }`);
  const found = (await cursor.next()) as { flows: { from: string; to: string }[] } | undefined;
  if (!found) return undefined;
  const flows = found.flows.map((flow) => ({
    ...flow,
    from: flow.from.slice(prefix.length),
    to: flow.to.slice(prefix.length),
  }));
  return ProcessGraphSchema.parse({ ...found, flows });
}

/** What a version compiled to. */
export async function readArtifacts(db: Database, tenantId: string, key: string): Promise<Artifacts | undefined> {
  const cursor = await db.query(
    aql`FOR a IN process_artifacts FILTER a._key == ${key} AND a.tenant_id == ${tenantId} RETURN a`,
  );
  const found: unknown = await cursor.next();
  return found === undefined ? undefined : ArtifactsSchema.parse(found);
}
