import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import { RunnableStore } from './runnable-store.ts';

let server: Server;
let store: RunnableStore;
let order: string[];

/** A DynamoDB that takes every write, and tells when. */
beforeAll(async () => {
  server = createServer((request, response) => {
    order.push(String(request.headers['x-amz-target']).split('.')[1]!);
    request.resume().on('end', () => response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());
beforeEach(() => {
  order = [];
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const table = new TenantTable(DynamoDBDocumentClient.from(client), 'executions', 'tenant');
  store = new RunnableStore(table, async () => order.push('seen'));
});

describe('A change of the active version', () => {
  it('answers when nobody starts the one before any more', async () => {
    await store.setActive('p', '2.0.0');
    // How the version begins by itself is read first.
    expect(order).toEqual(['GetItem', 'TransactWriteItems', 'seen']);
  });

  it('by archiving answers as late', async () => {
    await store.setActive('p', null);
    expect(order).toEqual(['TransactWriteItems', 'seen']);
  });

  it('that makes good a lost one answers as late', async () => {
    expect(await store.replaceActive('p', { version: '1.0.0' }, '2.0.0')).toBe(true);
    expect(order).toEqual(['GetItem', 'TransactWriteItems', 'seen']);
  });

  it('does not happen, nor wait, when a version is registered only', async () => {
    const runnable = { processId: 'p', version: '2.0.0' } as Parameters<RunnableStore['register']>[0];
    await store.register(runnable, false);
    expect(order).toEqual(['TransactWriteItems']);
    await store.register(runnable, true);
    expect(order).toEqual(['TransactWriteItems', 'TransactWriteItems', 'seen']);
  });
});
