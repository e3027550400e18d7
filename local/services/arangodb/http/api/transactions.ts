import { ArangoError, errorNumbers, notImplemented } from '../../errors.ts';
import type { DeclaredCollections } from '../../storage/transaction.ts';
import { isObject, type Json } from '../../values/json.ts';
import type { ApiRequest } from '../request.ts';
import { answer, result } from '../response.ts';
import { RouteTable } from '../router.ts';

function begin(request: ApiRequest) {
  const { collections, allowImplicit } = request.objectBody;
  if (collections === undefined || !isObject(collections)) {
    throw new ArangoError(errorNumbers.badParameter, "missing or invalid 'collections' attribute");
  }
  const declared: DeclaredCollections = {
    read: names(collections.read),
    write: names(collections.write),
    exclusive: names(collections.exclusive),
  };
  const { database } = request;
  for (const name of [...declared.read, ...declared.write, ...declared.exclusive]) database.collection(name);
  const timeout = request.objectBody.idleTimeout;
  const seconds = typeof timeout === 'number' ? timeout : undefined;
  const transaction = request.services.transactions.begin(database, declared, allowImplicit !== false, seconds);
  return result({ id: transaction.id, status: transaction.status }, 201);
}

function names(value: Json | undefined): string[] {
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  if (!list.every((name) => typeof name === 'string')) {
    throw new ArangoError(errorNumbers.badParameter, 'collections must be given by name');
  }
  return list;
}

function end(request: ApiRequest, id: string, how: 'committed' | 'aborted') {
  request.services.transactions.end(request.database, id, how);
  return result({ id, status: how });
}

export const transactionRoutes = new RouteTable()
  .post('_api/transaction', () => {
    throw notImplemented('a JavaScript transaction');
  })
  .post('_api/transaction/begin', begin)
  .get('_api/transaction', (request) =>
    answer(200, {
      transactions: request.server
        .all()
        .flatMap(({ transactions }) => [...transactions.values()].map(({ id, status }) => ({ id, state: status }))),
    }),
  )
  .get('_api/transaction/:id', (request, [id]) =>
    result({ id, status: request.services.transactions.status(request.database, id as string) }),
  )
  .put('_api/transaction/:id', (request, [id]) => end(request, id as string, 'committed'))
  .delete('_api/transaction/:id', (request, [id]) => end(request, id as string, 'aborted'));
