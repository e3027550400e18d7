import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import { type ProcessDefinition, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import { newId } from '#runtime/ids.ts';
import type { ProcessGraph } from '../documents.ts';
import { readProcess } from '../read-process.ts';
import { REVISION_COLLECTIONS, writeRevision } from '../revisions/write-revision.ts';
import { inTransaction } from '../transaction.ts';
import { ifMissing, persistentIndex } from './create.ts';

/** Histories and branches. What is there already gets a history of what is known: its versions in their order, then its draft. */
export async function histories(db: Database): Promise<void> {
  for (const name of [...REVISION_COLLECTIONS, 'process_branches'])
    await ifMissing(db.collection(name).exists(), () => db.createCollection(name));
  const persistent = persistentIndex(db);
  await persistent('process_revisions', 'of_line', ['tenant_id', 'process_id', 'branch_id', 'createdAt']);
  await persistent('process_branches', 'by_name', ['tenant_id', 'process_id', 'name_key'], { unique: true });
  await persistent('process_branches', 'by_change', ['tenant_id', 'process_id', 'updatedAt']);
  await recordWhatIsThere(db);
}

const KnownSchema = z.object({
  tenantId: z.string(),
  id: z.string(),
  keys: z.array(z.object({ key: z.string(), revision: z.string().nullable() })),
});

async function recordWhatIsThere(db: Database): Promise<void> {
  const cursor = await db.query(aql`
    FOR d IN process_def FILTER d.kind == "draft" AND d.revision == null
      LET versions = (
        FOR v IN process_def
          FILTER v.tenant_id == d.tenant_id AND v.process_id == d._key AND v.kind == "version"
          SORT v.createdAt, v._key RETURN { key: v._key, revision: v.revision }
      )
      RETURN { tenantId: d.tenant_id, id: d._key, keys: PUSH(versions, { key: d._key, revision: null }) }`);
  for (const { tenantId, id, keys } of KnownSchema.array().parse(await cursor.all())) {
    let parent: string | undefined;
    for (const { key, revision } of keys) {
      const graph = revision === null ? await readProcess(db, tenantId, key) : undefined;
      parent = graph ? await record(db, id, graph, parent) : (revision ?? parent);
    }
  }
}

/** One transaction writes the revision and names it in what it records: what an interrupted run has done is not done again. */
async function record(db: Database, processId: string, graph: ProcessGraph, parent: string | undefined) {
  const { process } = graph;
  const isVersion = process.kind === 'version';
  const id = newId('rev');
  const stamp = {
    tenant_id: process.tenant_id,
    organization_id: process.organization_id,
    createdBy: process.publishedBy ?? process.createdBy,
    createdAt: process.createdAt,
    updatedAt: isVersion ? process.createdAt : process.updatedAt,
  };
  const note = isVersion ? (process.versionNote ?? process.version) : undefined;
  await inTransaction(db, ['process_def', ...REVISION_COLLECTIONS], [], async (step) => {
    const revision = { id, kind: 'recorded' as const, parents: parent ? [parent] : [], ...(note && { note }) };
    await writeRevision(db, step, processId, revision, definitionOf(graph), stamp);
    await step(() => db.collection('process_def').update(process._key, { revision: id }));
  });
  return id;
}

/** The fields of the definition among those of its documents. */
const definitionOf = ({ process, ...parts }: ProcessGraph): ProcessDefinition =>
  ProcessDefinitionSchema.parse({
    ...Object.fromEntries(Object.entries(process).filter(([key]) => key in ProcessDefinitionSchema.shape)),
    ...parts,
  });
