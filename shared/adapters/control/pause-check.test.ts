import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDynamoDb, type TestDynamoDb } from '#testing/dynamodb.ts';
import { TenantTable } from '../dynamodb/tenant-table.ts';
import { PAUSE_LEASE_MS, PauseCheck, unlessPaused } from './pause-check.ts';

describe('The pause check', () => {
  let db: TestDynamoDb;
  let time = 0;
  beforeAll(async () => {
    db = await startDynamoDb();
    await db.createTable('executions');
  });
  afterAll(() => db.close());

  const check = () => new PauseCheck({ client: db.client, table: 'executions', now: () => time });
  const table = (tenantId = 't1') => new TenantTable(db.client, 'executions', tenantId);
  const pause = (id: string, tenantId?: string) =>
    table(tenantId).write([{ put: { partition: 'CONTROL', sort: id }, item: { id } }]);

  it('lets a run go on that nobody has paused', async () => {
    await expect(check().refuse({ tenantId: 't1', executionId: 'e0' })).resolves.toBeUndefined();
  });

  it('refuses an activity of a paused run by the name that its hold state catches', async () => {
    await pause('e1');
    const refused = unlessPaused(check(), () => Promise.resolve('done'))({ tenantId: 't1', executionId: 'e1' });
    await expect(refused).rejects.toMatchObject({ name: 'FlowMaster.Paused' });
  });

  it("is not moved by another tenant's pause of the same id", async () => {
    expect(await check().isPaused({ tenantId: 't2', executionId: 'e1' })).toBe(false);
  });

  it('costs one read per tenant and lease, and sees a pause once the lease is over', async () => {
    const one = check();
    const reads = vi.spyOn(db.client, 'send');
    for (let n = 0; n < 50; n += 1) await one.isPaused({ tenantId: 't3', executionId: `e${n}` });
    expect(reads).toHaveBeenCalledTimes(1);
    await pause('e7', 't3');
    time += PAUSE_LEASE_MS;
    expect(await one.isPaused({ tenantId: 't3', executionId: 'e7' })).toBe(true);
  });

  it('asks for one run where a tenant has more paused ones than a page tells', async () => {
    const id = 'x'.repeat(1_000);
    // A page of a query ends at 1 MB.
    for (let n = 0; n < 1_100; n += 100) {
      const keys = Array.from({ length: 100 }, (_, at) => String(n + at).padStart(6, '0'));
      await table('t4').write(keys.map((sort) => ({ put: { partition: 'CONTROL', sort }, item: { id } })));
    }
    expect(await check().isPaused({ tenantId: 't4', executionId: '001099' })).toBe(true);
    expect(await check().isPaused({ tenantId: 't4', executionId: '009999' })).toBe(false);
  });
});
