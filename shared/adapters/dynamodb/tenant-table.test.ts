import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDynamoDb, type TestDynamoDb } from '#testing/dynamodb.ts';
import { absent, ConditionFailed, TenantTable } from './tenant-table.ts';

describe('TenantTable', () => {
  let db: TestDynamoDb;
  const tableOf = (tenantId: string) => new TenantTable(db.client, 'things', tenantId);

  beforeAll(async () => {
    db = await startDynamoDb();
    await db.createTable('things');
  });
  afterAll(() => db.close());

  it("keeps tenants' items apart under the same key", async () => {
    const key = { partition: 'THING#1', sort: 'RECORD' };
    await tableOf('a').write([{ put: key, item: { name: 'of a' } }]);
    expect(await tableOf('b').get(key)).toBeUndefined();
    expect(await tableOf('a').get(key)).toEqual({ name: 'of a' });
  });

  it('writes everything or nothing, and names the conditions that failed', async () => {
    const table = tableOf('c');
    await table.write([{ put: { partition: 'P', sort: '1' }, item: { n: 1 }, condition: absent }]);
    const again = table.write([
      { put: { partition: 'P', sort: '2' }, item: { n: 2 } },
      { put: { partition: 'P', sort: '1' }, item: { n: 3 }, condition: absent },
    ]);
    await expect(again).rejects.toMatchObject({ name: 'ConditionFailed', failed: [1] });
    await expect(again).rejects.toBeInstanceOf(ConditionFailed);
    expect(await table.get({ partition: 'P', sort: '2' })).toBeUndefined();
  });

  it('sets, removes and adds in one update under a condition', async () => {
    const table = tableOf('d');
    const key = { partition: 'P', sort: '1' };
    await table.write([{ put: key, item: { status: 'open', note: 'x', count: 1 } }]);
    const condition = { expression: '#status = :open', names: { '#status': 'status' }, values: { ':open': 'open' } };
    await table.write([{ update: key, set: { status: 'done' }, remove: ['note'], add: { count: 2 }, condition }]);
    expect(await table.get(key)).toEqual({ status: 'done', count: 3 });
    await expect(table.write([{ update: key, set: { status: 'x' }, condition }])).rejects.toBeInstanceOf(
      ConditionFailed,
    );
  });

  it('pages through an index with opaque cursors that another tenant cannot use', async () => {
    const table = tableOf('e');
    for (const n of [1, 2, 3]) {
      await table.write([
        { put: { partition: `P${n}`, sort: 'R' }, item: { n }, index: { gsi1: { partition: 'ALL', sort: `${n}` } } },
      ]);
    }
    const first = await table.query<{ n: number }>({ partition: 'ALL', index: 'gsi1', limit: 2, descending: true });
    expect(first.items.map((item) => item.n)).toEqual([3, 2]);
    const rest = { partition: 'ALL', index: 'gsi1', limit: 2, descending: true, cursor: first.nextCursor } as const;
    expect((await table.query<{ n: number }>(rest)).items.map((item) => item.n)).toEqual([1]);
    expect((await tableOf('f').query(rest)).items).toEqual([]);
  });
});
