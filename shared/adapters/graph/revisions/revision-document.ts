import { z } from 'zod';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { type Revision, RevisionSchema } from '#contracts/processes/revisions.ts';
import { fromNull, type Stamp } from '../documents.ts';

/** `process_revisions`: one save of a draft or branch; its definition is in `process_contents`. */
export const RevisionDocumentSchema = RevisionSchema.omit({ id: true, processId: true, branchId: true })
  .extend({
    _key: z.string(),
    process_id: z.string(),
    branch_id: z.string().nullable(),
    note: fromNull(z.string()),
    from: fromNull(z.string()),
    counts: fromNull(RevisionSchema.shape.counts.unwrap()),
    content: z.string(),
  })
  .transform(
    ({ _key, process_id, branch_id, content, ...rest }): StoredRevision => ({
      revision: RevisionSchema.parse({ ...rest, id: _key, processId: process_id, branchId: branch_id ?? undefined }),
      content,
    }),
  );

export interface StoredRevision {
  revision: Revision;
  /** Key of its definition. */
  content: string;
}

/** What a save adds to the history. */
export interface NewRevision {
  id: string;
  branchId?: string | undefined;
  kind: Revision['kind'];
  note?: string | undefined;
  from?: string | undefined;
  parents: string[];
  counts?: Revision['counts'];
}

export const toDocument = (
  { id, branchId, ...revision }: NewRevision,
  processId: string,
  definition: ProcessDefinition,
  content: string,
  { tenant_id, organization_id, createdBy }: Stamp,
  createdAt: string,
) => ({
  ...revision,
  _key: id,
  process_id: processId,
  branch_id: branchId ?? null,
  content,
  name: definition.name,
  nodeCount: definition.nodes.length,
  tenant_id,
  organization_id,
  createdAt,
  updatedAt: createdAt,
  createdBy,
});
