import type { Database } from 'arangojs';
import { DOCUMENT_COLLECTIONS, EDGES, OWNED_EDGES, PROCESS_GRAPH } from '../schema.ts';
import { ifMissing, persistentIndex } from './create.ts';

/** Collections, indexes and the named graph of processes, versions, nodes, flows and data. */
export async function processGraph(db: Database): Promise<void> {
  for (const name of DOCUMENT_COLLECTIONS)
    await ifMissing(db.collection(name).exists(), () => db.createCollection(name));
  for (const name of Object.keys(EDGES))
    await ifMissing(db.collection(name).exists(), () => db.createEdgeCollection(name));

  const persistent = persistentIndex(db);
  await persistent('process_def', 'by_tenant', ['tenant_id', 'kind', 'updatedAt']);
  await persistent('process_def', 'versions', ['tenant_id', 'process_id', 'kind', 'createdAt']);
  for (const name of ['node_def', 'data_definition', ...OWNED_EDGES])
    await persistent(name, 'by_process', ['process_key']);
  await persistent('trigger_links', 'by_entity', ['tenant_id', 'entityType', 'entityId'], { unique: true });
  await persistent('trigger_links', 'by_process', ['tenant_id', 'process_id']);
  await persistent('graph_outbox', 'by_time', ['createdAt']);

  const edgeDefinitions = Object.entries(EDGES).map(([collection, { from, to }]) => ({
    collection,
    from: [...from],
    to: [...to],
  }));
  await ifMissing(db.graph(PROCESS_GRAPH).exists(), () => db.createGraph(PROCESS_GRAPH, edgeDefinitions));
}
