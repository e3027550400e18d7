import { ArangoError, errorNumbers } from '../../errors.ts';
import {
  definitionOf,
  edgeCollections,
  findGraph,
  type GraphDefinition,
  vertexCollections,
} from '../../graph/definition.ts';
import {
  allGraphs,
  assertConsistent,
  createGraph,
  createMissing,
  dropGraph,
  dropUnused,
  edgeDefinitionOf,
  graphDocument,
  saveGraph,
} from '../../graph/manage.ts';
import type { ApiRequest } from '../request.ts';
import { answer } from '../response.ts';
import { RouteTable } from '../router.ts';
import { addElementRoutes } from './graph-elements.ts';

export function graphOf(request: ApiRequest, name: string): GraphDefinition {
  return definitionOf(findGraph(request.database, request.database.view(), name));
}

function status(request: ApiRequest): 201 | 202 {
  return request.flag('waitForSync') ? 201 : 202;
}

function showGraph(request: ApiRequest, name: string, code: number) {
  return answer(code, { graph: graphDocument(request.database, name) });
}

function save(request: ApiRequest, graph: GraphDefinition) {
  assertConsistent(request.database, graph);
  createMissing(request.database, graph);
  saveGraph(request.database, graph);
  return showGraph(request, graph.name, status(request));
}

function addVertexCollection(request: ApiRequest, name: string) {
  const graph = graphOf(request, name);
  const { collection } = request.objectBody;
  if (typeof collection !== 'string')
    throw new ArangoError(errorNumbers.httpBadParameter, "missing attribute 'collection'");
  if (graph.orphanCollections.includes(collection)) throw new ArangoError(1938);
  if (vertexCollections(graph).includes(collection)) throw new ArangoError(1929);
  return save(request, { ...graph, orphanCollections: [...graph.orphanCollections, collection] });
}

function removeVertexCollection(request: ApiRequest, name: string, collection: string) {
  const graph = graphOf(request, name);
  if (!vertexCollections(graph).includes(collection)) throw new ArangoError(1926);
  if (!graph.orphanCollections.includes(collection)) {
    throw new ArangoError(1928, undefined, { status: 400 });
  }
  const orphanCollections = graph.orphanCollections.filter((orphan) => orphan !== collection);
  const saved = save(request, { ...graph, orphanCollections });
  if (request.flag('dropCollection')) dropUnused(request.database, [collection]);
  return saved;
}

function addEdgeDefinition(request: ApiRequest, name: string) {
  const graph = graphOf(request, name);
  const definition = edgeDefinitionOf(request.objectBody);
  if (edgeCollections(graph).includes(definition.collection)) throw new ArangoError(1920);
  return save(request, { ...graph, edgeDefinitions: [...graph.edgeDefinitions, definition] });
}

/** Vertex collections that lose their last edge definition stay in the graph as orphans. */
function withOrphans(before: GraphDefinition, after: GraphDefinition): GraphDefinition {
  return { ...after, orphanCollections: vertexCollections(before) };
}

function replaceEdgeDefinition(request: ApiRequest, name: string, collection: string) {
  const graph = graphOf(request, name);
  const definition = edgeDefinitionOf(request.objectBody);
  if (definition.collection !== collection || !edgeCollections(graph).includes(collection)) throw new ArangoError(1930);
  const edgeDefinitions = graph.edgeDefinitions.map((old) => (old.collection === collection ? definition : old));
  return save(request, withOrphans(graph, { ...graph, edgeDefinitions }));
}

function removeEdgeDefinition(request: ApiRequest, name: string, collection: string) {
  const graph = graphOf(request, name);
  if (!edgeCollections(graph).includes(collection)) throw new ArangoError(1930);
  const edgeDefinitions = graph.edgeDefinitions.filter((definition) => definition.collection !== collection);
  const saved = save(request, withOrphans(graph, { ...graph, edgeDefinitions }));
  if (request.flag('dropCollections') || request.flag('dropCollection')) dropUnused(request.database, [collection]);
  return saved;
}

export const graphRoutes = new RouteTable()
  .get('_api/gharial', (request) =>
    answer(200, { graphs: allGraphs(request.database).map(({ name }) => graphDocument(request.database, name)) }),
  )
  .post('_api/gharial', (request) => {
    const { name, edgeDefinitions, orphanCollections } = request.objectBody;
    createGraph(request.database, name, edgeDefinitions, orphanCollections);
    return showGraph(request, name as string, status(request));
  })
  .get('_api/gharial/:graph', (request, [name]) => showGraph(request, name as string, 200))
  .delete('_api/gharial/:graph', (request, [name]) => {
    dropGraph(request.database, name as string, request.flag('dropCollections') ?? false);
    return answer(status(request), { removed: true });
  })
  .get('_api/gharial/:graph/vertex', (request, [name]) =>
    answer(200, { collections: vertexCollections(graphOf(request, name as string)) }),
  )
  .post('_api/gharial/:graph/vertex', (request, [name]) => addVertexCollection(request, name as string))
  .delete('_api/gharial/:graph/vertex/:collection', (request, [name, collection]) =>
    removeVertexCollection(request, name as string, collection as string),
  )
  .get('_api/gharial/:graph/edge', (request, [name]) =>
    answer(200, { collections: edgeCollections(graphOf(request, name as string)) }),
  )
  .post('_api/gharial/:graph/edge', (request, [name]) => addEdgeDefinition(request, name as string))
  .put('_api/gharial/:graph/edge/:collection', (request, [name, collection]) =>
    replaceEdgeDefinition(request, name as string, collection as string),
  )
  .delete('_api/gharial/:graph/edge/:collection', (request, [name, collection]) =>
    removeEdgeDefinition(request, name as string, collection as string),
  );

addElementRoutes(graphRoutes, graphOf);
