import assert from 'node:assert/strict';
import { failureOf } from '../../testing/scratch.ts';
import { client, gives, has, type Probes, refused, works } from '../probe.ts';

const NOT_IMPLEMENTED = 9;
const NO_SUCH_VIEW = 1203;
const VIEW = { type: 'arangosearch' } as const;

/** `Database`: what is in a database, and its transactions. */
export const contentsProbes: Probes = {
  collection: client,
  createCollection: works(async ({ db }) => {
    const made = await db.createCollection('made', { keyOptions: { type: 'autoincrement' }, waitForSync: true });
    has(await made.properties(), { waitForSync: true, keyOptions: { type: 'autoincrement' } });
    assert.equal((await failureOf(db.createCollection('made'))).errorNum, 1207);
  }),
  createEdgeCollection: works(async ({ db }) => has(await (await db.createEdgeCollection('links')).get(), { type: 3 })),
  renameCollection: works(async (trial) => {
    const { name } = await trial.collection();
    has(await trial.db.renameCollection(name, `${name}x`), { name: `${name}x` });
    assert.equal(await trial.db.collection(name).exists(), false);
  }),
  listCollections: works(async (trial) => {
    const { name } = await trial.collection();
    assert.ok((await trial.db.listCollections()).some((one) => one.name === name && !one.isSystem));
    assert.ok((await trial.db.listCollections(false)).some((one) => one.name === '_graphs'));
  }),
  collections: works(async (trial) => {
    const { name } = await trial.collection();
    assert.ok((await trial.db.collections()).some((one) => one.name === name));
  }),

  graph: client,
  createGraph: works(async (trial) => has(await (await trial.graph()).graph.get(), { orphanCollections: [] })),
  listGraphs: works(async (trial) => {
    const { graph } = await trial.graph();
    assert.ok((await trial.db.listGraphs()).some(({ name }) => name === graph.name));
  }),
  graphs: works(async (trial) => {
    const { graph } = await trial.graph();
    assert.ok((await trial.db.graphs()).some(({ name }) => name === graph.name));
  }),

  view: client,
  createView: refused(NOT_IMPLEMENTED, ({ db }) => db.createView('v', VIEW)),
  renameView: refused(NO_SUCH_VIEW, ({ db }) => db.renameView('v', 'w')),
  listViews: gives(({ db }) => db.listViews(), []),
  views: gives(({ db }) => db.views(), []),
  analyzer: client,
  createAnalyzer: refused(NOT_IMPLEMENTED, ({ db }) => db.createAnalyzer('a', { type: 'identity' })),
  listAnalyzers: gives(({ db }) => db.listAnalyzers(), []),
  analyzers: gives(({ db }) => db.analyzers(), []),

  executeTransaction: refused(NOT_IMPLEMENTED, ({ db }) => db.executeTransaction([], 'function () {}')),
  transaction: client,
  beginTransaction: works(async (trial) => {
    const transaction = await trial.db.beginTransaction({ write: [await trial.collection()] });
    has(await transaction.abort(), { status: 'aborted' });
  }),
  withTransaction: works(async (trial) => {
    const collection = await trial.collection();
    await trial.db.withTransaction({ write: [collection] }, (step) => step(() => collection.save({ _key: 'in' })));
    assert.equal(await collection.documentExists('in'), true);
    const failed = trial.db.withTransaction({ write: [collection] }, async (step) => {
      await step(() => collection.save({ _key: 'out' }));
      throw new Error('no');
    });
    await assert.rejects(failed, /no/);
    assert.equal(await collection.documentExists('out'), false);
  }),
  listTransactions: works(async (trial) => {
    const transaction = await trial.db.beginTransaction({ write: [await trial.collection()] });
    assert.ok(
      (await trial.db.listTransactions()).some(({ id, state }) => id === transaction.id && state === 'running'),
    );
    await transaction.abort();
  }),
  transactions: works(async (trial) => {
    const transaction = await trial.db.beginTransaction({ write: [await trial.collection()] });
    assert.ok((await trial.db.transactions()).some(({ id }) => id === transaction.id));
    await transaction.abort();
  }),
};
