import assert from 'node:assert/strict';
import { failureOf } from '../../testing/scratch.ts';
import { client, has, type Probes, works } from '../probe.ts';

/** `Graph` */
export const graphProbes: Probes = {
  isArangoGraph: client,
  database: client,
  name: client,
  exists: works(async (trial) => {
    assert.equal(await (await trial.graph()).graph.exists(), true);
    assert.equal(await trial.db.graph('nowhere').exists(), false);
  }),
  get: works(async (trial) => {
    const { graph, edges, vertices } = await trial.graph();
    has(await graph.get(), { edgeDefinitions: [{ collection: edges, from: [vertices], to: [vertices] }] });
    assert.equal((await failureOf(trial.db.graph('nowhere').get())).errorNum, 1924);
  }),
  create: works(async (trial) => {
    const { graph } = await trial.graph();
    assert.equal((await failureOf(graph.create([]))).errorNum, 1925);
  }),
  drop: works(async (trial) => {
    const { graph, edges } = await trial.graph();
    await graph.drop();
    assert.equal(await trial.db.collection(edges).exists(), true);
    const other = await trial.graph();
    await other.graph.drop(true);
    assert.equal(await trial.db.collection(other.edges).exists(), false);
  }),
  vertexCollection: client,
  edgeCollection: client,
  listVertexCollections: works(async (trial) => {
    const { graph, vertices } = await trial.graph();
    assert.deepEqual(await graph.listVertexCollections(), [vertices]);
  }),
  vertexCollections: works(async (trial) => {
    const { graph, vertices } = await trial.graph();
    assert.equal((await graph.vertexCollections())[0]?.name, vertices);
  }),
  addVertexCollection: works(async (trial) => {
    const { graph } = await trial.graph();
    const orphan = trial.name('o');
    has(await graph.addVertexCollection(orphan), { orphanCollections: [orphan] });
    assert.equal((await failureOf(graph.addVertexCollection(orphan))).errorNum, 1938);
  }),
  removeVertexCollection: works(async (trial) => {
    const { graph, vertices } = await trial.graph();
    const orphan = trial.name('o');
    await graph.addVertexCollection(orphan);
    assert.deepEqual((await graph.removeVertexCollection(orphan)).orphanCollections, []);
    assert.equal((await failureOf(graph.removeVertexCollection(orphan))).code, 404);
    assert.ok((await failureOf(graph.removeVertexCollection(vertices))).errorNum > 1900);
  }),
  listEdgeCollections: works(async (trial) => {
    const { graph, edges } = await trial.graph();
    assert.deepEqual(await graph.listEdgeCollections(), [edges]);
  }),
  edgeCollections: works(async (trial) => {
    const { graph, edges } = await trial.graph();
    assert.equal((await graph.edgeCollections())[0]?.name, edges);
  }),
  addEdgeDefinition: works(async (trial) => {
    const { graph, vertices } = await trial.graph();
    const definition = { collection: trial.name('x'), from: [vertices], to: [trial.name('y')] };
    const { edgeDefinitions } = await graph.addEdgeDefinition(definition);
    assert.equal(edgeDefinitions.length, 2);
    assert.equal((await failureOf(graph.addEdgeDefinition(definition))).errorNum, 1920);
  }),
  replaceEdgeDefinition: works(async (trial) => {
    const { graph, vertices, edges } = await trial.graph();
    const to = [trial.name('y')];
    const changed = await graph.replaceEdgeDefinition(edges, { collection: edges, from: [vertices], to });
    has(changed, { edgeDefinitions: [{ collection: edges, from: [vertices], to }] });
  }),
  removeEdgeDefinition: works(async (trial) => {
    const { graph, vertices, edges } = await trial.graph();
    const { edgeDefinitions, orphanCollections } = await graph.removeEdgeDefinition(edges);
    assert.deepEqual([edgeDefinitions, orphanCollections], [[], [vertices]]);
    assert.equal((await failureOf(graph.removeEdgeDefinition(edges))).errorNum, 1930);
  }),
};
