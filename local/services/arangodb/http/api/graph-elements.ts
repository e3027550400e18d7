import { ArangoError } from '../../errors.ts';
import { edgeCollections, type GraphDefinition, vertexCollections } from '../../graph/definition.ts';
import { assertEdge, removeVertex } from '../../graph/elements.ts';
import type { Collection } from '../../storage/collection.ts';
import {
  checkRevision,
  existingRow,
  insertDocument,
  removeDocument,
  replaceDocument,
  updateDocument,
  type Written,
} from '../../storage/documents.ts';
import { mergeDocuments } from '../../storage/merge.ts';
import type { WriteView } from '../../storage/view.ts';
import { isObject, type Json, type JsonObject } from '../../values/json.ts';
import type { ApiRequest } from '../request.ts';
import { type ApiResponse, answer } from '../response.ts';
import type { RouteTable } from '../router.ts';
import { readableCollection, writableCollection, writeStatus } from './targets.ts';
import { writeOptions } from './written.ts';

type Kind = 'vertex' | 'edge';
type GraphOf = (request: ApiRequest, name: string) => GraphDefinition;

function assertMember(graph: GraphDefinition, kind: Kind, collection: string): void {
  const members = kind === 'vertex' ? vertexCollections(graph) : edgeCollections(graph);
  if (!members.includes(collection)) throw new ArangoError(kind === 'vertex' ? 1926 : 1939);
}

function describe(
  request: ApiRequest,
  kind: Kind,
  collection: Collection,
  written: Written,
  status: number,
): ApiResponse {
  const element: JsonObject = { _id: `${collection.name}/${written.key}`, _key: written.key, _rev: written.rev };
  if (written.old !== undefined) element._oldRev = written.old._rev as string;
  const body: JsonObject = { [kind]: element };
  if (request.flag('returnOld') && written.old !== undefined) body.old = written.old;
  if (request.flag('returnNew') && written.document !== undefined) body.new = written.document;
  return { ...answer(status, body), headers: { etag: `"${written.rev}"` } };
}

function create(request: ApiRequest, graph: GraphDefinition, kind: Kind, name: string): ApiResponse {
  assertMember(graph, kind, name);
  const collection = writableCollection(request, name);
  const body = request.body ?? null;
  const written = request.database.write(request.transaction, (view) => {
    if (kind === 'edge') assertEdge(request.database, view, graph, name, body);
    return insertDocument(collection, view, body, {});
  });
  return describe(request, kind, collection, written, writeStatus(request, collection));
}

function read(request: ApiRequest, graph: GraphDefinition, kind: Kind, name: string, key: string): ApiResponse {
  assertMember(graph, kind, name);
  const { collection, view } = readableCollection(request, name);
  const row = existingRow(collection, view, key);
  const headers = { etag: `"${row.rev}"` };
  if (request.revision('if-none-match') === row.rev) return { status: 304, headers };
  checkRevision(collection, row, request.text('rev') ?? request.revision('if-match'));
  return { ...answer(200, { [kind]: collection.toDocument(row) }), headers };
}

function change(
  request: ApiRequest,
  graph: GraphDefinition,
  kind: Kind,
  how: 'update' | 'replace',
  name: string,
  key: string,
): ApiResponse {
  assertMember(graph, kind, name);
  const collection = writableCollection(request, name);
  const body = request.body ?? null;
  const ifMatch = request.text('rev') ?? request.revision('if-match');
  const options = { ...writeOptions(request), ...(ifMatch === undefined ? {} : { ifMatch }) };
  const write = how === 'update' ? updateDocument : replaceDocument;
  const written = request.database.write(request.transaction, (view) => {
    if (kind === 'edge') assertChangedEdge(request, graph, collection, view, how, key, body);
    return write(collection, view, key, body, options);
  });
  return describe(request, kind, collection, written, writeStatus(request, collection));
}

function assertChangedEdge(
  request: ApiRequest,
  graph: GraphDefinition,
  collection: Collection,
  view: WriteView,
  how: 'update' | 'replace',
  key: string,
  body: Json,
): void {
  if (!isObject(body)) return;
  const old = collection.toDocument(existingRow(collection, view, key));
  if (how === 'update' && body._from === undefined && body._to === undefined) return;
  const changed = how === 'update' ? mergeDocuments(old, body, false, true) : body;
  assertEdge(request.database, view, graph, collection.name, changed);
}

function remove(request: ApiRequest, graph: GraphDefinition, kind: Kind, name: string, key: string): ApiResponse {
  assertMember(graph, kind, name);
  const collection = writableCollection(request, name);
  const expected = request.text('rev') ?? request.revision('if-match');
  const written = request.database.write(request.transaction, (view) =>
    kind === 'vertex'
      ? removeVertex(request.database, view, name, key, expected)
      : removeDocument(collection, view, key, expected),
  );
  const old = request.flag('returnOld') && written.old !== undefined ? { old: written.old } : {};
  return answer(writeStatus(request, collection) === 201 ? 200 : 202, { removed: true, ...old });
}

/** The routes of single vertices and edges, which are alike. */
export function addElementRoutes(routes: RouteTable, graphOf: GraphOf): void {
  for (const kind of ['vertex', 'edge'] as const) {
    const collection = `_api/gharial/:graph/${kind}/:collection`;
    const element = `${collection}/:key`;
    const on =
      (perform: (request: ApiRequest, graph: GraphDefinition, name: string, key: string) => ApiResponse) =>
      (request: ApiRequest, [graph, name, key]: string[]) =>
        perform(request, graphOf(request, graph as string), name as string, key as string);
    routes
      .post(
        collection,
        on((request, graph, name) => create(request, graph, kind, name)),
      )
      .get(
        element,
        on((request, graph, name, key) => read(request, graph, kind, name, key)),
      )
      .head(
        element,
        on((request, graph, name, key) => read(request, graph, kind, name, key)),
      )
      .patch(
        element,
        on((request, graph, name, key) => change(request, graph, kind, 'update', name, key)),
      )
      .put(
        element,
        on((request, graph, name, key) => change(request, graph, kind, 'replace', name, key)),
      )
      .delete(
        element,
        on((request, graph, name, key) => remove(request, graph, kind, name, key)),
      );
  }
}
