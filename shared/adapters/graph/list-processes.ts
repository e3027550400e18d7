import { aql, type Database } from 'arangojs';
import { join } from 'arangojs/aql';
import { type ProcessDocument, ProcessDocumentSchema } from './documents.ts';
import { likePattern } from './like-pattern.ts';

export interface ProcessFilter {
  q?: string | undefined;
  status?: string | undefined;
  owner?: string | undefined;
  isTopLevel?: boolean | undefined;
}

/** Position in a list that is sorted by a time and a key. */
export interface Position {
  time: string;
  key: string;
}

/** Working drafts of a tenant, last changed first, after `position`. In the order of the index `by_change`: a page costs what it shows. */
export async function listProcesses(
  db: Database,
  tenantId: string,
  filter: ProcessFilter,
  limit: number,
  after?: Position,
): Promise<ProcessDocument[]> {
  const conditions = [
    aql`FILTER p.tenant_id == ${tenantId} AND p.kind == "draft"`,
    filter.status === undefined ? aql`FILTER p.status != "archived"` : aql`FILTER p.status == ${filter.status}`,
    ...(filter.owner === undefined ? [] : [aql`FILTER p.owner == ${filter.owner}`]),
    ...(filter.isTopLevel === undefined ? [] : [aql`FILTER p.isTopLevel == ${filter.isTopLevel}`]),
    ...(filter.q
      ? [aql`FILTER LIKE(LOWER(CONCAT_SEPARATOR(" ", p.name, p.description)), ${likePattern(filter.q)})`]
      : []),
    ...(after
      ? [aql`FILTER p.updatedAt <= ${after.time} AND (p.updatedAt < ${after.time} OR p.process_id < ${after.key})`]
      : []),
  ];
  const cursor = await db.query(
    aql`FOR p IN process_def ${join(conditions)} SORT p.updatedAt DESC, p.process_id DESC LIMIT ${limit} RETURN UNSET(p, "diagram")`,
  );
  return ProcessDocumentSchema.array().parse(await cursor.all());
}

/** Versions of a process, newest first, after `position`. */
export async function listVersions(
  db: Database,
  tenantId: string,
  processId: string,
  limit: number,
  after?: Position,
): Promise<ProcessDocument[]> {
  const page = after
    ? aql`FILTER v.createdAt < ${after.time} OR (v.createdAt == ${after.time} AND v._key < ${after.key})`
    : aql``;
  const cursor = await db.query(aql`
    FOR v IN process_def
      FILTER v.tenant_id == ${tenantId} AND v.process_id == ${processId} AND v.kind == "version"
      ${page}
      SORT v.createdAt DESC, v._key DESC LIMIT ${limit} RETURN UNSET(v, "diagram")`);
  return ProcessDocumentSchema.array().parse(await cursor.all());
}
