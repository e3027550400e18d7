import assert from 'node:assert/strict';
import { failureOf } from '../../testing/scratch.ts';
import { client, has, type Probes, refused, works } from '../probe.ts';

const ONLY_ON_COORDINATORS = 1470;
const RULE = { rule: { properties: { n: { type: 'number' } } }, level: 'strict', message: 'n is a number' } as const;

/** `Collection`: the collection itself and its indexes. */
export const collectionProbes: Probes = {
  isArangoCollection: client,
  database: client,
  name: client,
  get: works(async (trial) => has(await (await trial.collection()).get(), { type: 2, status: 3, isSystem: false })),
  exists: works(async (trial) => {
    assert.equal(await (await trial.collection()).exists(), true);
    assert.equal(await trial.db.collection('nowhere').exists(), false);
  }),
  create: works(async ({ db }) => has(await db.collection('created').create(), { name: 'created' })),
  properties: works(async (trial) => {
    const collection = await trial.collection();
    has(await collection.properties({ waitForSync: true, schema: RULE }), { waitForSync: true });
    has(await collection.properties(), { waitForSync: true, schema: { level: 'strict' } });
    assert.equal((await failureOf(collection.save({ n: 'x' }))).errorNum, 1620);
    await collection.save({ n: 1 });
  }),
  count: works(async (trial) => has(await (await trial.collection({}, {})).count(), { count: 2 })),
  recalculateCount: works(async (trial) => (await trial.collection()).recalculateCount()),
  figures: works(async (trial) => {
    const { figures } = await (await trial.collection({ n: 'some text' })).figures();
    has(figures, { indexes: { count: 1 } });
    assert.ok((figures as unknown as { documentsSize: number }).documentsSize > 0);
  }),
  revision: works(async (trial) => {
    const collection = await trial.collection({ _key: 'a' }, { _key: 'b' });
    const before = (await collection.revision()).revision;
    const { _rev } = await collection.update('a', { n: 1 });
    assert.notEqual(_rev, before);
    assert.equal((await collection.revision()).revision, _rev);
  }),
  checksum: works(async (trial) => {
    const [one, other] = [await trial.collection({ _key: 'a', n: 1 }), await trial.collection({ _key: 'a', n: 2 })];
    assert.equal((await one.checksum()).checksum, (await other.checksum()).checksum);
    for (const options of [{ withData: true }, { withRevisions: true }])
      assert.notEqual((await one.checksum(options)).checksum, (await other.checksum(options)).checksum);
  }),
  shards: refused(ONLY_ON_COORDINATORS, async (trial) => (await trial.collection()).shards()),
  getResponsibleShard: refused(ONLY_ON_COORDINATORS, async (trial) =>
    (await trial.collection()).getResponsibleShard({ _key: 'a' }),
  ),
  rename: works(async (trial) => {
    const collection = await trial.collection({ _key: 'kept' });
    await collection.rename(`${collection.name}x`);
    assert.equal(await collection.documentExists('kept'), true);
  }),
  truncate: works(async (trial) => {
    const collection = await trial.collection({}, {});
    await collection.truncate();
    has(await collection.count(), { count: 0 });
  }),
  drop: works(async (trial) => {
    const collection = await trial.collection();
    await collection.drop();
    assert.equal(await collection.exists(), false);
    assert.equal((await failureOf(trial.db.collection('_graphs').drop())).errorNum, 11);
  }),
  compact: works(async (trial) => has(await (await trial.collection()).compact(), { status: 3 })),
  loadIndexes: works(async (trial) => assert.equal(await (await trial.collection()).loadIndexes(), true)),
  indexes: works(async (trial) => {
    const { edges } = await trial.pair();
    assert.deepEqual(
      (await edges.indexes()).map(({ type }) => type),
      ['primary', 'edge'],
    );
  }),
  index: works(async (trial) => {
    const collection = await trial.collection();
    const { id } = await collection.ensureIndex({ type: 'persistent', fields: ['n'], name: 'byN' });
    has(await collection.index(id), { name: 'byN' });
    has(await collection.index('byN'), { id });
  }),
  ensureIndex: works(async (trial) => {
    const collection = await trial.collection({ n: 1 });
    has(await collection.ensureIndex({ type: 'persistent', fields: ['n'], unique: true }), { isNewlyCreated: true });
    has(await collection.ensureIndex({ type: 'persistent', fields: ['n'], unique: true }), { isNewlyCreated: false });
    assert.equal((await failureOf(collection.save({ n: 1 }))).errorNum, 1210);
    has(await collection.ensureIndex({ type: 'ttl', fields: ['at'], expireAfter: 60 }), { type: 'ttl' });
    // Types that are not covered, one of which the client no longer has.
    for (const type of ['geo', 'fulltext', 'inverted', 'mdi'])
      assert.equal((await failureOf(collection.ensureIndex({ type, fields: ['g'] } as never))).errorNum, 9);
  }),
  dropIndex: works(async (trial) => {
    const collection = await trial.collection();
    const { id } = await collection.ensureIndex({ type: 'persistent', fields: ['n'] });
    has(await collection.dropIndex(id), { id });
    assert.equal((await failureOf(collection.dropIndex(id))).errorNum, 1212);
    assert.equal((await failureOf(collection.dropIndex(`${collection.name}/0`))).errorNum, 11);
  }),
};
