import { ArangoError, errorNumbers } from '../errors.ts';
import type { Database } from '../storage/database.ts';
import type { View } from '../storage/view.ts';
import type { JsonObject } from '../values/json.ts';

export type EdgeDefinition = { collection: string; from: string[]; to: string[] };

/** A named graph, kept as a document of `_graphs`. */
export type GraphDefinition = { name: string; edgeDefinitions: EdgeDefinition[]; orphanCollections: string[] };

export const graphsCollection = '_graphs';

export function findGraph(database: Database, view: View, name: string): JsonObject {
  const graphs = database.collection(graphsCollection);
  const row = graphs.find(view, name);
  if (row === undefined) throw new ArangoError(errorNumbers.graphNotFound, `graph '${name}' not found`);
  return graphs.toDocument(row);
}

export function definitionOf(document: JsonObject): GraphDefinition {
  return {
    name: document._key as string,
    // Whoever writes to the collection directly may leave these out.
    edgeDefinitions: (document.edgeDefinitions ?? []) as unknown as EdgeDefinition[],
    orphanCollections: (document.orphanCollections ?? []) as string[],
  };
}

/** Every vertex collection of a graph, sorted: those of its edge definitions and its orphans. */
export function vertexCollections(graph: GraphDefinition): string[] {
  const names = graph.edgeDefinitions.flatMap(({ from, to }) => [...from, ...to]);
  return [...new Set([...names, ...graph.orphanCollections])].sort();
}

export function edgeCollections(graph: GraphDefinition): string[] {
  return [...new Set(graph.edgeDefinitions.map(({ collection }) => collection))].sort();
}
