import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { Json } from '#contracts/core/json.ts';
import { startDynamoDb, type TestDynamoDb } from '../../../shared/testing/dynamodb.ts';
import { JoinStore } from '../joins/join-store.ts';
import { collectInstances, countInstance } from './count-instance.ts';

describe('Instances of a multi-instance activity', () => {
  let db: TestDynamoDb;
  let store: JoinStore;
  beforeAll(async () => {
    db = await startDynamoDb();
    await db.createTable('executions');
    store = new JoinStore(new TenantTable(db.client, 'executions', 'acme'));
  });
  afterAll(() => db.close());

  const at = (key: string, input: Json = {}) => ({ executionId: 'e', nodeId: 'vote', input, config: { key } });
  const count = async (key: string, index: number, output: Json) =>
    (await countInstance(at(key, { index, output }), store)).output.completed;

  it('are counted one by one, a repeated call once', async () => {
    expect(await count('v1', 2, 'c')).toBe(1);
    expect(await count('v1', 0, 'a')).toBe(2);
    expect(await count('v1', 2, 'c')).toBe(1);
    expect((await collectInstances(at('v1'), store)).output).toEqual(['a', 'c']);
  });

  it('have a number of their own when they are done at the same moment', async () => {
    const counts = await Promise.all([0, 1, 2, 3, 4].map((index) => count('v2', index, index)));
    expect(counts.toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect((await collectInstances(at('v2'), store)).output).toEqual([0, 1, 2, 3, 4]);
  });

  it('of other visits do not count', async () => {
    expect(await count('v3', 0, null)).toBe(1);
    expect((await collectInstances(at('v3'), store)).output).toEqual([null]);
    expect((await collectInstances(at('v4'), store)).output).toEqual([]);
  });
});
