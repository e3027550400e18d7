import { ArangoError, errorNumbers } from '../../errors.ts';
import type { Row } from '../../storage/row.ts';
import { edgesAt } from '../../storage/scans.ts';
import type { ApiRequest } from '../request.ts';
import { answer } from '../response.ts';
import { RouteTable } from '../router.ts';
import { readableCollection } from './targets.ts';

function list(request: ApiRequest, name: string) {
  const { collection, view } = readableCollection(request, name);
  if (!collection.isEdge) throw new ArangoError(errorNumbers.documentCollectionExpected);
  const vertex = request.text('vertex');
  if (vertex === undefined) throw new ArangoError(errorNumbers.illegalDocumentHandle);
  const direction = request.text('direction') ?? 'any';
  if (!['in', 'out', 'any'].includes(direction)) {
    throw new ArangoError(errorNumbers.httpBadParameter, `<direction> must by any, in, or out, not: ${direction}`);
  }
  const rows = new Map<number, Row>();
  if (direction !== 'in') for (const row of edgesAt(collection, view, 'src', vertex)) rows.set(row.seq, row);
  if (direction !== 'out') for (const row of edgesAt(collection, view, 'dst', vertex)) rows.set(row.seq, row);
  const edges = [...rows.values()].map((row) => collection.toDocument(row));
  return answer(200, { edges, stats: { scannedIndex: edges.length, filtered: 0 } });
}

export const edgeRoutes = new RouteTable().get('_api/edges/:collection', (request, [name]) =>
  list(request, name as string),
);
