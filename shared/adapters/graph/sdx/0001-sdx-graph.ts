import type { Database } from 'arangojs';
import { ifMissing, persistentIndex } from '../migrations/create.ts';
import { SDX_COLLECTIONS, SDX_EDGES, SDX_GRAPH, SDX_INDEXES } from './schema.ts';

/** Collections, edges, indexes and the named graph of the semantic data exchange. */
export async function sdxGraph(db: Database): Promise<void> {
  const persistent = persistentIndex(db);
  for (const name of SDX_COLLECTIONS) {
    await ifMissing(db.collection(name).exists(), () => db.createCollection(name));
    for (const { name: index, fields, unique } of SDX_INDEXES[name])
      await persistent(name, index, [...fields], unique ? { unique } : {});
  }
  for (const name of Object.keys(SDX_EDGES)) {
    await ifMissing(db.collection(name).exists(), () => db.createEdgeCollection(name));
    await persistent(name, 'by_tenant', ['tenant_id']);
  }
  const edges = Object.entries(SDX_EDGES).map(([collection, { from, to }]) => ({
    collection,
    from: [...from],
    to: [...to],
  }));
  // What no edge leads to yet belongs to the graph all the same.
  const orphanCollections = SDX_COLLECTIONS.filter(
    (name) => !Object.values(SDX_EDGES).some(({ from, to }) => from.includes(name) || to.includes(name)),
  );
  await ifMissing(db.graph(SDX_GRAPH).exists(), () => db.createGraph(SDX_GRAPH, edges, { orphanCollections }));
}
