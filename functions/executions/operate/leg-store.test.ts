import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import { startDynamoDb, type TestDynamoDb } from '#testing/dynamodb.ts';
import { LegStore } from './leg-store.ts';
import { aLeg, id, tenantId } from './move-world.ts';

const asked = { seen: 3, move: { to: 'check', abandonBranches: false }, moved: 'draft' };

describe('The runs that an execution has left', () => {
  let db: TestDynamoDb;
  let table: TenantTable;
  let legs: LegStore;
  beforeAll(async () => {
    db = await startDynamoDb();
    await db.createTable('executions');
    table = new TenantTable(db.client, 'executions', tenantId);
    legs = new LegStore(table);
  });
  afterAll(() => db.close());

  it('are read as they were kept while a run went on at one node only', async () => {
    const { toNodeIds: _, ...leg } = aLeg;
    const put = { partition: `EXECUTION#${id}`, sort: 'LEG#0000' };
    await table.write([{ put, item: { ...leg, toNodeId: 'check' } }]);
    expect(await legs.get(id, 0)).toEqual({ ...leg, toNodeIds: ['check'] });
    // What it was decided on was not kept then: it is carried out as it was decided.
    expect(await legs.asked(id, 0)).toBeUndefined();
    const closedAt = '2026-03-01T09:06:00.000Z';
    await table.write(legs.close(id, 0, { closedAt, toNodeIds: ['check'] }));
    expect(await legs.all(id)).toEqual([{ ...leg, toNodeIds: ['check'], closedAt }]);
  });

  it('are kept beside what their move was decided on, until they are closed', async () => {
    const leg = { ...aLeg, number: 1, toNodeIds: ['check', 'sign'] };
    await table.write(legs.begin(id, leg, asked));
    expect([await legs.get(id, 1), await legs.asked(id, 1)]).toEqual([leg, asked]);
    expect(await legs.moving('2026-03-01T09:05:00.000Z')).toEqual([]);
    expect(await legs.moving('2026-03-01T09:05:00.001Z')).toEqual([id]);
    await expect(table.write(legs.begin(id, { ...leg, number: 2 }, asked))).rejects.toThrow();
    await table.write(legs.close(id, 1, { closedAt: '2026-03-01T09:06:00.000Z' }));
    expect(await legs.asked(id, 1)).toBeUndefined();
    await expect(table.write(legs.close(id, 1, { closedAt: '2026-03-01T09:07:00.000Z' }))).rejects.toThrow();
    await legs.done(id);
    expect(await legs.moving('2027-01-01T00:00:00.000Z')).toEqual([]);
  });

  it('are gone again where the run had ended by itself', async () => {
    await table.write(legs.begin(id, { ...aLeg, number: 2 }, asked));
    await table.write(legs.revert(id, 2));
    expect([await legs.get(id, 2), await legs.asked(id, 2)]).toEqual([undefined, undefined]);
  });
});
