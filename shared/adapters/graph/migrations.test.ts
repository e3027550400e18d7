import type { Database } from 'arangojs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import { migrateDatabases, sdxDatabaseOf } from './databases.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { runMigrations } from './run-migrations.ts';
import { DOCUMENT_COLLECTIONS, EDGES, PROCESS_GRAPH } from './schema.ts';
import { SDX_COLLECTIONS, SDX_EDGES, SDX_GRAPH } from './sdx/schema.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

const namesIn = async (db: Database) => (await db.listCollections()).map(({ name }) => name).sort();
const indexesOf = async (db: Database, collection: string) =>
  (await db.collection(collection).indexes()).map(({ name }) => name);

describe('Migrations', () => {
  it('create both databases with their collections, indexes and named graphs, and find nothing to do again', async () => {
    const name = graph.db.name;
    const [first, second] = [await migrateDatabases(graph.system, name), await migrateDatabases(graph.system, name)];
    const sdx = graph.system.database(sdxDatabaseOf(name));
    try {
      expect(first.map(({ database, ran }) => [database, ran.map(({ number }) => number)])).toEqual([
        [name, []],
        [sdxDatabaseOf(name), [1]],
      ]);
      expect(second.flatMap(({ ran }) => ran)).toEqual([]);
      expect(await namesIn(graph.db)).toEqual(expect.arrayContaining([...DOCUMENT_COLLECTIONS, ...Object.keys(EDGES)]));
      expect(await namesIn(sdx)).toEqual([...SDX_COLLECTIONS, ...Object.keys(SDX_EDGES), 'schema_migrations'].sort());
      expect(await indexesOf(sdx, 'sdx_columns')).toEqual(expect.arrayContaining(['by_table', 'by_name']));
      const { edgeDefinitions, orphanCollections } = await sdx.graph(SDX_GRAPH).get();
      expect(edgeDefinitions.map(({ collection }) => collection).sort()).toEqual(Object.keys(SDX_EDGES).sort());
      expect([...orphanCollections].sort()).toEqual(['sdx_audit', 'sdx_llm_configs', 'sdx_webhooks']);
      const processes = await graph.db.graph(PROCESS_GRAPH).get();
      expect(processes.edgeDefinitions.map(({ collection }) => collection)).toContain('process_links');
    } finally {
      await graph.system.dropDatabase(sdxDatabaseOf(name));
    }
  });

  it('may be run again after an interruption', async () => {
    await graph.db.collection('schema_migrations').truncate();
    const ran = await runMigrations(graph.system, graph.db.name);
    expect(ran.map(({ number }) => number)).toEqual(MIGRATIONS.map(({ number }) => number));
  });

  it('bring what an earlier schema stored up to the links of today', async () => {
    const name = `${graph.db.name}_old`;
    const stamp = { tenant_id: 't', process_key: 'p:1.0.0' };
    try {
      await runMigrations(graph.system, name, MIGRATIONS.slice(0, 1));
      const db = graph.system.database(name);
      const throwing = { type: 'end', node_id: 'done', config: { event: 'message', name: 'paid' } };
      await db.collection('node_def').save({ _key: 'p:1.0.0:done', ...throwing, ...stamp });
      await db.collection('data_definition').save({ _key: 'p:1.0.0:amount', name: 'amount', ...stamp });
      const call = { _from: 'node_def/p:1.0.0:sub', _to: 'process_def/q', version: 'active', ...stamp };
      await db.collection('node_def_calls_proc_def').save(call);
      await runMigrations(graph.system, name);
      expect(await db.collection('node_reference').document('p:1.0.0:done:throws')).toMatchObject({
        process_id: 'p',
        kind: 'throws',
        name: 'message:paid',
        outermost: true,
        tenant_id: 't',
      });
      expect(await db.collection('data_definition').document('p:1.0.0:amount')).toMatchObject({ process_id: 'p' });
      const calls = await (await db.query('FOR e IN node_def_calls_proc_def RETURN e')).all();
      expect(calls).toMatchObject([{ process_id: 'p', node_id: 'sub' }]);
    } finally {
      await graph.system.dropDatabase(name);
    }
  });
});
