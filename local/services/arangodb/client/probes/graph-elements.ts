import assert from 'node:assert/strict';
import { failureOf } from '../../testing/scratch.ts';
import { client, has, type Probes, type Trial, works } from '../probe.ts';

async function vertexCollection(trial: Trial) {
  const { graph, vertices, edges } = await trial.graph();
  return { collection: graph.vertexCollection(vertices), edges: graph.edgeCollection(edges) };
}

async function edgeCollection(trial: Trial) {
  const { graph, vertices, edges } = await trial.graph();
  return { collection: graph.edgeCollection(edges), vertices };
}

/** `GraphVertexCollection` */
export const vertexProbes: Probes = {
  isArangoCollection: client,
  database: client,
  name: client,
  collection: client,
  graph: client,
  vertexExists: works(async (trial) => {
    const { collection } = await vertexCollection(trial);
    assert.deepEqual([await collection.vertexExists('a'), await collection.vertexExists('z')], [true, false]);
  }),
  vertex: works(async (trial) => {
    const { collection } = await vertexCollection(trial);
    has(await collection.vertex('a'), { _key: 'a' });
    assert.equal(await collection.vertex('z', true), null);
  }),
  save: works(async (trial) => {
    const { collection } = await vertexCollection(trial);
    has(await collection.save({ n: 1 }, { returnNew: true }), { new: { n: 1 } });
  }),
  replace: works(async (trial) => {
    const { collection } = await vertexCollection(trial);
    has(await collection.replace('a', { n: 1 }, { returnOld: true, returnNew: true }), { new: { n: 1 } });
    assert.equal((await failureOf(collection.replace('a', {}, { rev: 'other' }))).errorNum, 1200);
  }),
  update: works(async (trial) => {
    const { collection } = await vertexCollection(trial);
    await collection.update('a', { n: 1, m: 1 });
    const { new: found } = await collection.update('a', { n: null }, { keepNull: false, returnNew: true });
    assert.deepEqual([found?.m, 'n' in (found ?? {})], [1, false]);
  }),
  remove: works(async (trial) => {
    const { collection, edges } = await vertexCollection(trial);
    has(await collection.remove('a', { returnOld: true }), { old: { _key: 'a' } });
    // Edges of a vertex go with it.
    assert.equal(await edges.edgeExists('e'), false);
  }),
};

/** `GraphEdgeCollection` */
export const edgeProbes: Probes = {
  isArangoCollection: client,
  database: client,
  name: client,
  collection: client,
  graph: client,
  edgeExists: works(async (trial) => {
    const { collection } = await edgeCollection(trial);
    assert.deepEqual([await collection.edgeExists('e'), await collection.edgeExists('z')], [true, false]);
  }),
  edge: works(async (trial) => {
    const { collection, vertices } = await edgeCollection(trial);
    has(await collection.edge('e'), { _from: `${vertices}/a` });
    assert.equal(await collection.edge('z', true), null);
  }),
  save: works(async (trial) => {
    const { collection, vertices } = await edgeCollection(trial);
    const ends = { _from: `${vertices}/b`, _to: `${vertices}/a` };
    has(await collection.save({ ...ends, n: 1 }, { returnNew: true }), { new: { n: 1 } });
    assert.equal((await failureOf(collection.save({ ...ends, _to: `${vertices}/none` }))).errorNum, 1202);
    assert.equal((await failureOf(collection.save({ ...ends, _to: '_graphs/x' }))).errorNum, 1947);
  }),
  replace: works(async (trial) => {
    const { collection, vertices } = await edgeCollection(trial);
    const ends = { _from: `${vertices}/b`, _to: `${vertices}/b` };
    has(await collection.replace('e', ends, { returnNew: true }), { new: ends });
  }),
  update: works(async (trial) => {
    const { collection } = await edgeCollection(trial);
    has(await collection.update('e', { n: 1 }, { returnNew: true }), { new: { n: 1 } });
  }),
  remove: works(async (trial) => {
    const { collection } = await edgeCollection(trial);
    has(await collection.remove('e', { returnOld: true }), { old: { _key: 'e' } });
    assert.equal(await collection.edgeExists('e'), false);
  }),
};
