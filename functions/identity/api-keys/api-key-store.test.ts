import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import { newUuid } from '#runtime/ids.ts';
import { startDynamoDb, type TestDynamoDb } from '#testing/dynamodb.ts';
import { prefixOf, type StoredApiKey } from './api-key.ts';
import { ApiKeyStore, MOST_API_KEYS } from './api-key-store.ts';

const NOW = Date.parse('2026-01-01T12:00:00.000Z');
const at = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();
const aKey = (minutes = 0): StoredApiKey => {
  const id = newUuid(NOW + minutes * 60_000);
  return { id, name: 'CI', prefix: prefixOf(id), roles: ['worker'], createdBy: id, createdAt: at(0), secretHash: 'x' };
};
const revoked = { revokedAt: at(1), revokedBy: 'somebody' };

describe('the API keys of a tenant', () => {
  let db: TestDynamoDb;
  const keysOf = (tenantId: string) => new ApiKeyStore(new TenantTable(db.client, 'identity', tenantId));

  beforeAll(async () => {
    db = await startDynamoDb();
    await db.createTable('identity');
  });
  afterAll(() => db.close());

  it('are listed newest first, page by page, and by no other tenant', async () => {
    const keys = keysOf('list');
    const [first, second, third] = [aKey(0), aKey(1), aKey(2)];
    for (const key of [second, third, first]) await keys.create(key, []);
    const { items, nextCursor } = await keys.page({ limit: 2 });
    expect(items.map(({ id }) => id)).toEqual([third.id, second.id]);
    expect((await keys.page({ limit: 2, cursor: nextCursor })).items.map(({ id }) => id)).toEqual([first.id]);
    expect((await keysOf('other').page({ limit: 2 })).items).toEqual([]);
    expect(await keysOf('other').get(first.id)).toBeUndefined();
  });

  it('are never more than they may be, whoever else creates one at the same time', async () => {
    const keys = keysOf('limit');
    for (let made = 0; made < MOST_API_KEYS - 1; made += 1) await keys.create(aKey(), []);
    const last = aKey();
    const raced = await Promise.all([keys.create(last, []), keys.create(aKey(), []), keys.create(aKey(), [])]);
    expect(raced.filter(Boolean)).toHaveLength(1);
    const [key] = (await keys.page({ limit: 1 })).items;
    expect(await keys.revoke(key!.id, revoked, [])).toBe(true);
    expect(await keys.create(aKey(), [])).toBe(true);
    expect(await keys.create(aKey(), [])).toBe(false);
  });

  it('are revoked once, and make room once', async () => {
    const keys = keysOf('revoke');
    const key = aKey();
    await keys.create(key, []);
    const both = await Promise.all([keys.revoke(key.id, revoked, []), keys.revoke(key.id, revoked, [])]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await keys.get(key.id)).toMatchObject(revoked);
    expect(await keys.revoke(newUuid(), revoked, [])).toBe(false);
  });

  it('remember their last use, whatever order it is noted in', async () => {
    const keys = keysOf('use');
    const key = aKey();
    await keys.create(key, []);
    expect(await keys.noteUse(key.id, at(5))).toBe(true);
    expect(await keys.noteUse(key.id, at(3))).toBe(false);
    expect((await keys.get(key.id))?.lastUsedAt).toBe(at(5));
    expect(await keys.noteUse(newUuid(), at(5))).toBe(false);
  });
});
