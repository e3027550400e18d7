import type { Graph } from 'arangojs/graphs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf, type Scratch, startScratch } from '../testing/scratch.ts';

let scratch: Scratch;
let graph: Graph;

beforeAll(async () => {
  scratch = await startScratch();
  graph = await scratch.db.createGraph(
    'travel',
    [{ collection: 'roads', from: ['towns'], to: ['towns', 'villages'] }],
    { orphanCollections: ['lakes'] },
  );
  await scratch.db.collection('towns').saveAll([{ _key: 'rome' }, { _key: 'oslo' }, { _key: 'bern' }]);
});

afterAll(() => scratch.stop());

describe('a named graph', () => {
  it('creates its collections, is found and listed', async () => {
    expect(await graph.get()).toMatchObject({
      name: 'travel',
      edgeDefinitions: [{ collection: 'roads', from: ['towns'], to: ['towns', 'villages'] }],
      orphanCollections: ['lakes'],
    });
    expect(await graph.listVertexCollections()).toEqual(['lakes', 'towns', 'villages']);
    expect(await graph.listEdgeCollections()).toEqual(['roads']);
    expect((await scratch.db.listGraphs()).map(({ name }) => name)).toEqual(['travel']);
    expect(await scratch.db.collection('roads').properties()).toMatchObject({ type: 3 });
    expect(await scratch.db.graph('none').exists()).toBe(false);
    expect(await failureOf(scratch.db.createGraph('travel', []))).toMatchObject({ errorNum: 1925, code: 409 });
    const clash = scratch.db.createGraph('clash', [{ collection: 'roads', from: ['lakes'], to: ['lakes'] }]);
    expect(await failureOf(clash)).toMatchObject({ errorNum: 1921, code: 400 });
  });

  it('changes its definitions', async () => {
    await graph.addVertexCollection('islands');
    expect(await failureOf(graph.addVertexCollection('islands'))).toMatchObject({ errorNum: 1938 });
    await graph.addEdgeDefinition({ collection: 'ferries', from: ['islands'], to: ['towns'] });
    expect((await graph.get()).orphanCollections).toEqual(['lakes']);
    await graph.replaceEdgeDefinition({ collection: 'ferries', from: ['lakes'], to: ['towns'] });
    expect((await graph.get()).orphanCollections).toEqual(['islands']);
    await graph.removeEdgeDefinition('ferries', true);
    expect(await scratch.db.collection('ferries').exists()).toBe(false);
    await graph.removeVertexCollection('islands', true);
    expect(await scratch.db.collection('islands').exists()).toBe(false);
    expect(await failureOf(graph.removeVertexCollection('towns'))).toMatchObject({ errorNum: 1928, code: 400 });
  });

  it('keeps edges between vertices that exist, in collections that it names', async () => {
    const roads = graph.edgeCollection('roads');
    const saved = await roads.save({ _from: 'towns/rome', _to: 'towns/oslo', km: 1 }, { returnNew: true });
    expect(saved).toMatchObject({ new: { km: 1 } });
    expect(await failureOf(roads.save({ _from: 'towns/rome', _to: 'towns/none' }))).toMatchObject({
      errorNum: 1202,
      code: 404,
    });
    expect(await failureOf(roads.save({ _from: 'lakes/x', _to: 'towns/oslo' }))).toMatchObject({
      errorNum: 1947,
      code: 400,
    });
    expect(await failureOf(roads.save({ km: 1 }))).toMatchObject({ errorNum: 1233, code: 400 });
    await roads.update(saved._key, { km: 2 });
    expect(await roads.edge(saved._key)).toMatchObject({ km: 2, _from: 'towns/rome' });
    expect(await scratch.db.collection('roads').save({ _from: 'a/b', _to: 'c/d' })).toHaveProperty('_key');
  });

  it('removes a vertex with its edges', async () => {
    const towns = graph.vertexCollection('towns');
    const roads = graph.edgeCollection('roads');
    await towns.save({ _key: 'paris' });
    await roads.save({ _from: 'towns/paris', _to: 'towns/bern' });
    await roads.save({ _from: 'towns/oslo', _to: 'towns/paris' });
    expect((await scratch.db.collection('roads').edges('towns/paris')).edges).toHaveLength(2);
    expect((await scratch.db.collection('roads').outEdges('towns/paris')).edges).toHaveLength(1);
    await towns.replace('paris', { name: 'Paris' });
    expect(await towns.vertex('paris')).toMatchObject({ name: 'Paris' });
    await towns.remove('paris');
    expect(await towns.vertexExists('paris')).toBe(false);
    expect((await scratch.db.collection('roads').edges('towns/paris')).edges).toEqual([]);
    expect(await failureOf(graph.vertexCollection('nowhere').vertex('x'))).toMatchObject({ errorNum: 1926, code: 404 });
  });

  it('is traversed by name', async () => {
    const query = "FOR v, e, p IN 1..2 ANY 'towns/oslo' GRAPH 'travel' RETURN [v._key, LENGTH(p.edges)]";
    expect(await scratch.query(query)).toEqual([['rome', 1]]);
  });

  it('goes, with the collections that only it used', async () => {
    const other = await scratch.db.createGraph('other', [{ collection: 'rails', from: ['towns'], to: ['halts'] }]);
    await other.drop(true);
    expect(await scratch.db.collection('rails').exists()).toBe(false);
    expect(await scratch.db.collection('towns').exists()).toBe(true);
    expect(await failureOf(other.get())).toMatchObject({ errorNum: 1924, code: 404 });
  });
});
