import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import { nodeReferences } from '../node-references.ts';
import { LINKS, PROCESS_GRAPH } from '../schema.ts';
import { ifMissing, persistentIndex } from './create.ts';

const BATCH = 500;

/** Links that users declare, what nodes refer to beyond their process, and the indexes that questions about links need. */
export async function processLinks(db: Database): Promise<void> {
  await ifMissing(db.collection('node_reference').exists(), () => db.createCollection('node_reference'));
  await ifMissing(db.collection(LINKS).exists(), () => db.createEdgeCollection(LINKS));
  const persistent = persistentIndex(db);
  await persistent('node_reference', 'by_process', ['process_key']);
  await persistent('node_reference', 'by_name', ['tenant_id', 'kind', 'name', 'process_key', 'node_id']);
  await persistent('node_reference', 'of_process', ['tenant_id', 'process_id', 'kind']);
  await persistent('data_definition', 'by_name', ['tenant_id', 'name', 'process_key']);
  await persistent('node_def_calls_proc_def', 'callers', ['tenant_id', '_to', 'process_key', 'node_id']);
  await persistent('node_def_calls_proc_def', 'callees', ['tenant_id', 'process_id']);
  await persistent(LINKS, 'unique_link', ['tenant_id', '_from', '_to', 'type'], { unique: true });
  const graph = db.graph(PROCESS_GRAPH);
  const { edgeDefinitions } = await graph.get();
  if (!edgeDefinitions.some(({ collection }) => collection === LINKS))
    await graph.addEdgeDefinition({ collection: LINKS, from: ['process_def'], to: ['process_def'] });
  await nameProcesses(db);
  await backfillReferences(db);
}

/** What was stored before says which copy it belongs to, not which process. */
async function nameProcesses(db: Database): Promise<void> {
  await db.query(aql`
    FOR d IN data_definition FILTER d.process_id == null
      UPDATE d WITH { process_id: SPLIT(d.process_key, ":")[0] } IN data_definition`);
  await db.query(aql`
    FOR e IN node_def_calls_proc_def FILTER e.process_id == null
      UPDATE e WITH { process_id: SPLIT(e.process_key, ":")[0], node_id: LAST(SPLIT(e._from, ":")) } IN node_def_calls_proc_def`);
}

const StoredNodeSchema = z.looseObject({
  node_id: z.string(),
  type: z.string(),
  action_type: z.string().nullish(),
  config: z.record(z.string(), z.unknown()).nullish(),
  process_key: z.string(),
});

async function backfillReferences(db: Database): Promise<void> {
  const cursor = await db.query(
    aql`
      FOR n IN node_def FILTER n.type IN ["start", "end", "event", "machine", "ai_agent", "decision", "external_affiliated", "external_third_party"]
        RETURN KEEP(n, "node_id", "type", "action_type", "config", "process_key", "tenant_id", "organization_id", "createdAt", "updatedAt", "createdBy")`,
    { batchSize: BATCH },
  );
  for await (const batch of cursor.batches) {
    const references = StoredNodeSchema.array()
      .parse(batch)
      .flatMap(({ process_key, node_id, type, action_type, config, ...stamp }) =>
        nodeReferences(process_key, { node_id, type, action_type: action_type ?? undefined, config: config ?? {} }).map(
          (reference) => ({ ...reference, ...stamp }),
        ),
      );
    await db.query(aql`FOR r IN ${references} INSERT r INTO node_reference OPTIONS { overwriteMode: "ignore" }`);
  }
}
