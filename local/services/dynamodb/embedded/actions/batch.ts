import { invalid } from '../errors.ts';
import { readKey } from '../storage/keys.ts';
import type { Action } from '../store.ts';
import { projectText } from './items.ts';
import { refuseLegacy } from './refuse.ts';
import { applyWrite, parseDelete, parsePut, type Write } from './writes.ts';

type Input = Record<string, unknown>;

const GET_LIMIT = 100;
const WRITE_LIMIT = 25;

export const batchGetItem: Action = (store, input) => {
  const requests = Object.entries((input.RequestItems ?? {}) as Record<string, Input & { Keys: unknown[] }>);
  const total = requests.reduce((sum, [, { Keys }]) => sum + Keys.length, 0);
  if (total === 0) throw invalid('The requestItems parameter is required for BatchGetItem');
  if (total > GET_LIMIT) throw invalid('Too many items requested for the BatchGetItem call');
  const responses = requests.map(([name, request]) => {
    refuseLegacy(request);
    const table = store.catalogue.table(name);
    const keys = request.Keys.map((key) => readKey(table, key).encoded);
    refuseDuplicates(
      keys.map(({ pk, sk }) => `${pk.toString('hex')}/${sk.toString('hex')}`),
      'Provided list of item keys contains duplicates',
    );
    const texts = keys
      .map((key) => projectText(store.items.readText(table, key), request))
      .filter((text) => text !== undefined);
    return `${JSON.stringify(name)}:[${texts.join(',')}]`;
  });
  return `{"Responses":{${responses.join(',')}},"UnprocessedKeys":{}}`;
};

export const batchWriteItem: Action = (store, input) => {
  const requests = Object.entries(
    (input.RequestItems ?? {}) as Record<string, { PutRequest?: Input; DeleteRequest?: Input }[]>,
  );
  const writes = requests.flatMap(([TableName, list]) =>
    list.map(({ PutRequest, DeleteRequest }): Write => {
      if (PutRequest && DeleteRequest)
        throw invalid(
          'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
        );
      if (PutRequest) return parsePut(store, { TableName, Item: PutRequest.Item });
      if (DeleteRequest) return parseDelete(store, { TableName, Key: DeleteRequest.Key });
      throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
    }),
  );
  if (writes.length === 0) throw invalid('The requestItems parameter is required for BatchWriteItem');
  if (writes.length > WRITE_LIMIT) throw invalid('Too many items requested for the BatchWriteItem call');
  refuseDuplicates(writes.map(identityOf), 'Provided list of item keys contains duplicates');
  store.database.change(() => {
    for (const write of writes) {
      const old = store.items.read(write.table, write.key);
      applyWrite(store, write, old, write.next(old));
    }
  });
  return '{"UnprocessedItems":{}}';
};

export const identityOf = ({ table, key }: Write): string =>
  `${table.id}/${key.pk.toString('hex')}/${key.sk.toString('hex')}`;

export function refuseDuplicates(identities: string[], message: string): void {
  if (new Set(identities).size < identities.length) throw invalid(message);
}
