import { ArangoError, errorNumbers } from '../../errors.ts';
import type { Collection } from '../../storage/collection.ts';
import type { View } from '../../storage/view.ts';
import type { ApiRequest } from '../request.ts';

function assertRegistered(request: ApiRequest, name: string, access: 'read' | 'write'): void {
  const { transaction } = request;
  if (transaction === undefined) return;
  if (access === 'write' ? transaction.mayWrite(name) : transaction.mayRead(name)) return;
  const message = `unregistered collection used in transaction: ${name} [${access}]`;
  throw new ArangoError(errorNumbers.unregisteredCollection, message);
}

export function readableCollection(request: ApiRequest, name: string): { collection: Collection; view: View } {
  const collection = request.database.collection(name);
  assertRegistered(request, collection.name, 'read');
  return { collection, view: request.database.view(request.transaction) };
}

export function writableCollection(request: ApiRequest, name: string): Collection {
  const collection = request.database.collection(name);
  assertRegistered(request, collection.name, 'write');
  return collection;
}

/** 201 where the write was synced on request, 202 otherwise. (Here every write is.) */
export function writeStatus(request: ApiRequest, collection: Collection): 201 | 202 {
  return (request.flag('waitForSync') ?? collection.properties.waitForSync) ? 201 : 202;
}
