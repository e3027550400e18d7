import { ArangoError, errorNumbers } from '../errors.ts';
import type { Catalog } from '../storage/catalog.ts';
import type { Database } from '../storage/database.ts';
import { insertDocument, replaceDocument } from '../storage/documents.ts';
import { scanAll } from '../storage/scans.ts';
import { isObject, type Json, type JsonObject } from '../values/json.ts';
import {
  definitionOf,
  type EdgeDefinition,
  edgeCollections,
  findGraph,
  type GraphDefinition,
  graphsCollection,
  vertexCollections,
} from './definition.ts';

export function allGraphs(database: Database): GraphDefinition[] {
  const graphs = database.collection(graphsCollection);
  return [...scanAll(graphs, database.view())].map((row) => definitionOf(graphs.toDocument(row)));
}

/** A graph's document as the API shows it. */
export function graphDocument(database: Database, name: string): JsonObject {
  const document = findGraph(database, database.view(), name);
  const { _id, _key, _rev, edgeDefinitions, orphanCollections } = document;
  return { _id, _key, _rev, name, edgeDefinitions, orphanCollections } as JsonObject;
}

export function createGraph(
  database: Database,
  name: Json | undefined,
  definitions: Json | undefined,
  orphans: Json | undefined,
): void {
  if (typeof name !== 'string' || name === '') throw new ArangoError(1922);
  if (!/^[a-zA-Z0-9_\-:.@()+,=;$!*'%]{1,254}$/.test(name)) throw new ArangoError(errorNumbers.illegalName);
  const graph: GraphDefinition = {
    name,
    edgeDefinitions: edgeDefinitionsOf(definitions ?? []),
    orphanCollections: orphanNames(orphans ?? []),
  };
  if (database.collection(graphsCollection).find(database.view(), name) !== undefined) throw new ArangoError(1925);
  assertConsistent(database, graph);
  createMissing(database, graph);
  saveGraph(database, graph, true);
}

export function edgeDefinitionsOf(value: Json): EdgeDefinition[] {
  if (!Array.isArray(value)) throw new ArangoError(1923);
  const definitions = value.map(edgeDefinitionOf);
  if (new Set(definitions.map(({ collection }) => collection)).size < definitions.length) throw new ArangoError(1920);
  return definitions;
}

export function edgeDefinitionOf(value: Json): EdgeDefinition {
  if (!isObject(value)) throw new ArangoError(1923);
  const { collection, from, to } = value;
  if (typeof collection !== 'string' || !isNameList(from) || !isNameList(to)) throw new ArangoError(1923);
  return { collection, from: [...new Set(from)].sort(), to: [...new Set(to)].sort() };
}

function isNameList(value: Json | undefined): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string');
}

function orphanNames(value: Json): string[] {
  if (!Array.isArray(value) || !value.every((name) => typeof name === 'string'))
    throw new ArangoError(errorNumbers.badParameter);
  return value;
}

/** An edge collection means the same in every graph, and every collection has the right type. */
export function assertConsistent(database: Database, graph: GraphDefinition): void {
  for (const other of allGraphs(database)) {
    if (other.name === graph.name) continue;
    for (const definition of graph.edgeDefinitions) {
      const same = other.edgeDefinitions.find(({ collection }) => collection === definition.collection);
      if (same !== undefined && !isSameDefinition(same, definition)) {
        throw new ArangoError(
          1921,
          `edge collection already used in edge def: ${definition.collection} in graph ${other.name}`,
        );
      }
    }
  }
  for (const name of edgeCollections(graph)) {
    if (database.catalog.find(name)?.isEdge === false) throw new ArangoError(1943, `${name} is a document collection`);
  }
  for (const name of vertexCollections(graph)) {
    if (database.catalog.find(name)?.isEdge) throw new ArangoError(1927, `${name} is not a vertex collection`);
  }
}

function isSameDefinition(left: EdgeDefinition, right: EdgeDefinition): boolean {
  return JSON.stringify([left.from, left.to]) === JSON.stringify([right.from, right.to]);
}

/** Defining a graph creates the collections that it names. */
export function createMissing(database: Database, graph: GraphDefinition): void {
  const create = (catalog: Catalog, name: string, type: 2 | 3): void => {
    if (catalog.find(name) === undefined) catalog.create({ name, type });
  };
  database.change((catalog) => {
    for (const name of edgeCollections(graph)) create(catalog, name, 3);
    for (const name of vertexCollections(graph)) create(catalog, name, 2);
  });
}

export function saveGraph(database: Database, graph: GraphDefinition, isNew = false): void {
  const graphs = database.collection(graphsCollection);
  const { name, edgeDefinitions, orphanCollections } = graph;
  const used = new Set(edgeDefinitions.flatMap(({ from, to }) => [...from, ...to]));
  const document = {
    _key: name,
    edgeDefinitions: edgeDefinitions.toSorted((a, b) => (a.collection < b.collection ? -1 : 1)),
    orphanCollections: orphanCollections.filter((orphan) => !used.has(orphan)).sort(),
  } as unknown as JsonObject;
  database.write(undefined, (view) =>
    isNew ? insertDocument(graphs, view, document, {}) : replaceDocument(graphs, view, name, document, {}),
  );
}

/** Drops the graph, and on request those of its collections that no other graph uses. */
export function dropGraph(database: Database, name: string, dropCollections: boolean): void {
  const graph = definitionOf(findGraph(database, database.view(), name));
  const graphs = database.collection(graphsCollection);
  database.write(undefined, (view) => {
    const row = graphs.find(view, name);
    if (row !== undefined) graphs.removeRow(view, row);
  });
  if (dropCollections) dropUnused(database, [...edgeCollections(graph), ...vertexCollections(graph)]);
}

export function dropUnused(database: Database, names: string[]): void {
  const used = new Set(
    allGraphs(database).flatMap((graph) => [...edgeCollections(graph), ...vertexCollections(graph)]),
  );
  database.change((catalog) => {
    for (const name of names) {
      const collection = used.has(name) ? undefined : catalog.find(name);
      if (collection !== undefined) catalog.drop(collection);
    }
  });
}
