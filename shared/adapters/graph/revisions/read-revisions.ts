import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Revision } from '#contracts/processes/revisions.ts';
import type { Position } from '../list-processes.ts';
import { ContentSchema, unpack } from './contents.ts';
import { RevisionDocumentSchema } from './revision-document.ts';

/** Saves of a draft (`branchId` null) or branch, newest first, after `position`. */
export async function listRevisions(
  db: Database,
  tenantId: string,
  processId: string,
  branchId: string | null,
  limit: number,
  after?: Position,
): Promise<Revision[]> {
  const page = after
    ? aql`FILTER r.createdAt < ${after.time} OR (r.createdAt == ${after.time} AND r._key < ${after.key})`
    : aql``;
  const cursor = await db.query(aql`
    FOR r IN process_revisions
      FILTER r.tenant_id == ${tenantId} AND r.process_id == ${processId} AND r.branch_id == ${branchId}
      ${page}
      SORT r.createdAt DESC, r._key DESC LIMIT ${limit} RETURN r`);
  return RevisionDocumentSchema.array()
    .parse(await cursor.all())
    .map(({ revision }) => revision);
}

const FoundSchema = z.object({ revision: RevisionDocumentSchema, content: ContentSchema });

/** A revision of a process with its definition. */
export async function readRevision(
  db: Database,
  tenantId: string,
  processId: string,
  id: string,
): Promise<{ revision: Revision; definition: ProcessDefinition } | undefined> {
  const cursor = await db.query(aql`
    FOR r IN process_revisions
      FILTER r._key == ${id} AND r.tenant_id == ${tenantId} AND r.process_id == ${processId}
      FOR c IN process_contents FILTER c._key == r.content AND c.tenant_id == ${tenantId}
      RETURN { revision: r, content: c }`);
  const found: unknown = await cursor.next();
  if (found === undefined) return undefined;
  const { revision, content } = FoundSchema.parse(found);
  return { revision: revision.revision, definition: unpack(content) };
}

const LineSchema = z.tuple([z.string(), z.array(z.string())]);

/** Revision → those that it was made of, for every revision of a process. */
export async function readLineage(
  db: Database,
  tenantId: string,
  processId: string,
): Promise<Map<string, readonly string[]>> {
  const cursor = await db.query(aql`
    FOR r IN process_revisions FILTER r.tenant_id == ${tenantId} AND r.process_id == ${processId}
      RETURN [r._key, r.parents]`);
  return new Map(LineSchema.array().parse(await cursor.all()));
}
