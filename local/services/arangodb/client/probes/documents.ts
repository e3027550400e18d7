import assert from 'node:assert/strict';
import { failureOf } from '../../testing/scratch.ts';
import { client, has, type Probes, works } from '../probe.ts';

const CONFLICT = 1200;
const NOT_FOUND = 1202;

/** `Collection`: documents and edges. */
export const documentProbes: Probes = {
  documentId: client,
  documentExists: works(async (trial) => {
    const collection = await trial.collection({ _key: 'a' });
    assert.equal(await collection.documentExists('a'), true);
    assert.equal(await collection.documentExists('b'), false);
  }),
  document: works(async (trial) => {
    const collection = await trial.collection({ _key: 'a', n: 1 });
    const { _rev } = (await collection.document('a')) as { _rev: string };
    has(await collection.document('a', { ifMatch: _rev }), { n: 1 });
    assert.equal((await failureOf(collection.document('a', { ifMatch: 'other' }))).errorNum, CONFLICT);
    assert.equal(await collection.document('b', true), null);
    assert.equal((await failureOf(collection.document('b'))).errorNum, NOT_FOUND);
  }),
  documents: works(async (trial) => {
    const collection = await trial.collection({ _key: 'a' }, { _key: 'b' });
    const [a, none] = await collection.documents(['a', 'z']);
    has(a, { _key: 'a' });
    has(none, { error: true, errorNum: NOT_FOUND });
  }),
  save: works(async (trial) => {
    const collection = await trial.collection();
    has(await collection.save({ _key: 'a', n: 1 }, { returnNew: true }), { new: { n: 1 } });
    assert.equal((await failureOf(collection.save({ _key: 'a' }))).errorNum, 1210);
    const replaced = await collection.save({ _key: 'a', m: 2 }, { overwriteMode: 'replace', returnOld: true });
    has(replaced, { old: { n: 1 } });
    await collection.save({ _key: 'a', o: { x: 1 } }, { overwriteMode: 'update' });
    const sparing = { overwriteMode: 'update', keepNull: false, mergeObjects: true } as const;
    await collection.save({ _key: 'a', o: { y: null } }, sparing);
    const { _id, _rev, ...left } = (await collection.document('a')) as Record<string, unknown>;
    assert.deepEqual(left, { _key: 'a', m: 2, o: { x: 1 } });
    await collection.save({ _key: 'q' }, { silent: true });
    assert.equal(await collection.documentExists('q'), true);
  }),
  saveAll: works(async (trial) => {
    const collection = await trial.collection();
    const [ok, failed] = await collection.saveAll([{ _key: 'a' }, { _key: 'a' }], { returnNew: true });
    has(ok, { new: { _key: 'a' } });
    has(failed, { error: true, errorNum: 1210 });
  }),
  replace: works(async (trial) => {
    const collection = await trial.collection({ _key: 'a', n: 1 });
    const both = { returnOld: true, returnNew: true };
    has(await collection.replace('a', { m: 2 }, both), { old: { n: 1 }, new: { m: 2 } });
    assert.equal((await failureOf(collection.replace('a', {}, { ifMatch: 'other' }))).errorNum, CONFLICT);
    const stale = { _rev: 'other', n: 3 };
    assert.equal((await failureOf(collection.replace('a', stale, { ignoreRevs: false }))).errorNum, CONFLICT);
    await collection.replace('a', stale, { ignoreRevs: true });
  }),
  replaceAll: works(async (trial) => {
    const collection = await trial.collection({ _key: 'a', n: 1 });
    const [ok, missing] = await collection.replaceAll([{ _key: 'a', m: 1 }, { _key: 'z' }], { returnNew: true });
    has(ok, { new: { m: 1 } });
    has(missing, { errorNum: NOT_FOUND });
  }),
  update: works(async (trial) => {
    const collection = await trial.collection({ _key: 'a', o: { x: 1 }, n: 1 });
    has(await collection.update('a', { o: { y: 2 } }, { returnNew: true }), { new: { o: { x: 1, y: 2 } } });
    const flat = { mergeObjects: false, keepNull: false, returnNew: true };
    const { new: found } = await collection.update('a', { o: { z: 3 }, n: null }, flat);
    assert.deepEqual([found?.o, 'n' in (found ?? {})], [{ z: 3 }, false]);
    assert.equal((await failureOf(collection.update('a', {}, { ifMatch: 'other' }))).errorNum, CONFLICT);
  }),
  updateAll: works(async (trial) => {
    const collection = await trial.collection({ _key: 'a', n: 1 });
    const changes = [
      { _key: 'a', m: 1 },
      { _key: 'a', _rev: 'other' },
    ];
    const [ok, stale] = await collection.updateAll(changes, { ignoreRevs: false, returnOld: true });
    has(ok, { old: { n: 1 } });
    has(stale, { errorNum: CONFLICT });
  }),
  remove: works(async (trial) => {
    const collection = await trial.collection({ _key: 'a', n: 1 });
    assert.equal((await failureOf(collection.remove('a', { ifMatch: 'other' }))).errorNum, CONFLICT);
    has(await collection.remove('a', { returnOld: true }), { old: { n: 1 } });
    assert.equal((await failureOf(collection.remove('a'))).errorNum, NOT_FOUND);
  }),
  removeAll: works(async (trial) => {
    const collection = await trial.collection({ _key: 'a', n: 1 });
    const [ok, missing] = await collection.removeAll(['a', 'z'], { returnOld: true });
    has(ok, { old: { n: 1 } });
    has(missing, { errorNum: NOT_FOUND });
  }),
  import: works(async (trial) => {
    const collection = await trial.collection({ _key: 'a' });
    has(await collection.import([{ _key: 'a' }, { _key: 'b' }], { onDuplicate: 'ignore' }), { created: 1, ignored: 1 });
    const rows = [
      ['_key', 'n'],
      ['c', 1],
    ];
    has(await collection.import(rows, {}), { created: 1 });
    has(await collection.import('{"_key":"d"}\n{"_key":"e"}\n', { type: 'documents' }), { created: 2 });
    assert.equal((await failureOf(collection.import([{ _key: 'a' }], { complete: true }))).errorNum, 1210);
    has(await collection.import([{ _key: 'z' }], { overwrite: true, details: true }), { created: 1 });
    has(await collection.count(), { count: 1 });
  }),
  edges: works(async (trial) => {
    const { vertices, edges } = await trial.pair();
    has(await edges.edges(`${vertices.name}/a`), { edges: [{ _key: 'e' }] });
  }),
  inEdges: works(async (trial) => {
    const { vertices, edges } = await trial.pair();
    assert.equal((await edges.inEdges(`${vertices.name}/a`)).edges.length, 0);
    assert.equal((await edges.inEdges(`${vertices.name}/b`)).edges.length, 1);
  }),
  outEdges: works(async (trial) => {
    const { vertices, edges } = await trial.pair();
    assert.equal((await edges.outEdges(`${vertices.name}/a`)).edges.length, 1);
    assert.equal((await edges.outEdges(`${vertices.name}/b`)).edges.length, 0);
  }),
};
