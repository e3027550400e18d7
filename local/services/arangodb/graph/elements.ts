import { ArangoError, errorNumbers } from '../errors.ts';
import type { Database } from '../storage/database.ts';
import { removeDocument, type Written } from '../storage/documents.ts';
import { edgesAt } from '../storage/scans.ts';
import type { View, WriteView } from '../storage/view.ts';
import { isObject, type Json } from '../values/json.ts';
import { edgeCollections, type GraphDefinition } from './definition.ts';
import { allGraphs } from './manage.ts';

/** An edge of a graph joins vertices that exist, in collections that its definition allows. */
export function assertEdge(
  database: Database,
  view: View,
  graph: GraphDefinition,
  collection: string,
  edge: Json,
): void {
  const definition = graph.edgeDefinitions.find((candidate) => candidate.collection === collection);
  if (definition === undefined || !isObject(edge)) throw new ArangoError(errorNumbers.edgeAttributeInvalid);
  for (const [end, allowed] of [
    [edge._from, definition.from],
    [edge._to, definition.to],
  ] as const) {
    if (typeof end !== 'string' || !end.includes('/')) throw new ArangoError(errorNumbers.edgeAttributeInvalid);
    const slash = end.indexOf('/');
    const name = end.slice(0, slash);
    const vertices = database.catalog.find(name);
    if (vertices === undefined) throw new ArangoError(errorNumbers.collectionNotFound);
    if (!allowed.includes(name))
      throw new ArangoError(1947, `referenced vertex collection '${name}' is not part of the graph`);
    if (vertices.find(view, end.slice(slash + 1)) === undefined) throw new ArangoError(errorNumbers.documentNotFound);
  }
}

/** Removes a vertex and, in every graph that knows its collection, the edges at it. */
export function removeVertex(
  database: Database,
  view: WriteView,
  collectionName: string,
  key: string,
  revision?: string,
): Written {
  const removed = removeDocument(database.collection(collectionName), view, key, revision);
  const id = `${collectionName}/${key}`;
  const names = new Set(allGraphs(database).flatMap((graph) => edgesTouching(graph, collectionName)));
  for (const name of names) {
    const edges = database.collection(name);
    for (const end of ['src', 'dst'] as const) {
      for (const row of edgesAt(edges, view, end, id)) edges.removeRow(view, row);
    }
  }
  return removed;
}

function edgesTouching(graph: GraphDefinition, vertices: string): string[] {
  const touching = graph.edgeDefinitions.filter(({ from, to }) => from.includes(vertices) || to.includes(vertices));
  return edgeCollections({ ...graph, edgeDefinitions: touching });
}
