import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import { startDynamoDb, type TestDynamoDb } from '../../../shared/testing/dynamodb.ts';
import { keepData, restoreData } from './keep-data.ts';
import { KeptDataStore } from './kept-data-store.ts';

describe('Data of a subprocess that may be interrupted', () => {
  let db: TestDynamoDb;
  let store: KeptDataStore;
  beforeAll(async () => {
    db = await startDynamoDb();
    await db.createTable('executions');
    store = new KeptDataStore(new TenantTable(db.client, 'executions', 'acme'));
  });
  afterAll(() => db.close());

  const keep = (keys: string[], input: object) =>
    keepData({ executionId: 'e', input: input as never, config: { keys } }, store);
  const restore = async (key: string) =>
    (await restoreData({ executionId: 'e', input: {}, config: { key } }, store)).output;

  it('is kept under every visit around, later changes over earlier ones', async () => {
    await keep(['outer', 'inner'], { a: 1, pk: [null, { b: '' }] });
    await keep(['outer'], { a: 2, expiresAt: 'x' });
    await keep(['outer', 'outer'], {});
    expect(await restore('outer')).toEqual({ a: 2, pk: [null, { b: '' }], expiresAt: 'x' });
    expect(await restore('inner')).toEqual({ a: 1, pk: [null, { b: '' }] });
  });

  it('is empty where nothing was written', async () => {
    expect(await restore('never')).toEqual({});
  });
});
