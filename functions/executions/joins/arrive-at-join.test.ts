import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import { startDynamoDb, type TestDynamoDb } from '../../../shared/testing/dynamodb.ts';
import { arriveAtJoin } from './arrive-at-join.ts';
import { JoinStore } from './join-store.ts';

const flows = ['fromA', 'fromB', 'fromC'];
let visits = 0;
const arrival = (flow: string, input: JsonObject, config: { activateAfter?: number; scope?: string } = {}) => ({
  executionId: `run-${visits}`,
  nodeId: 'meet',
  enteredAt: '2026-03-01T09:00:00.000Z',
  input,
  config: { flow, flows, ...config },
});

describe('Arriving at a join', () => {
  let db: TestDynamoDb;
  let store: JoinStore;
  const arrive = (...given: Parameters<typeof arrival>) =>
    arriveAtJoin(arrival(...given), store).then((answer) => answer.output);

  beforeAll(async () => {
    db = await startDynamoDb();
    await db.createTable('executions');
    store = new JoinStore(new TenantTable(db.client, 'executions', 'acme'));
  });
  afterAll(() => db.close());
  beforeEach(() => {
    visits += 1;
  });

  it('lets the last token go on with what all have changed, later flows over earlier ones', async () => {
    expect(await arrive('fromC', { x: 'c', z: 1 })).toEqual({ last: false, data: {} });
    expect(await arrive('fromA', { x: 'a', y: 2 })).toEqual({ last: false, data: {} });
    expect(await arrive('fromB', {})).toEqual({ last: true, data: { x: 'c', y: 2, z: 1 } });
  });

  it('counts tokens that come at the same moment one by one', async () => {
    const answers = await Promise.all(flows.map((flow) => arrive(flow, { [flow]: true })));
    expect(answers.filter((answer) => answer.last)).toEqual([
      { last: true, data: { fromA: true, fromB: true, fromC: true } },
    ]);
  });

  it('answers a repeated call as it did the first time, whatever came since', async () => {
    for (const flow of flows) await arrive(flow, { [flow]: 1 });
    await arriveAtJoin({ ...arrival('fromA', {}), enteredAt: '2026-03-01T10:00:00.000Z' }, store);
    expect(await arrive('fromC', { changed: true })).toEqual({ last: true, data: { fromA: 1, fromB: 1, fromC: 1 } });
    expect(await arrive('fromB', {})).toEqual({ last: false, data: {} });
  });

  it('begins a new round when all have come', async () => {
    for (const flow of flows) await arrive(flow, { [flow]: 1 });
    const again = (flow: string) =>
      arriveAtJoin({ ...arrival(flow, { [flow]: 2 }), enteredAt: '2026-03-01T10:00:00.000Z' }, store);
    expect((await again('fromB')).output.last).toBe(false);
    expect((await again('fromA')).output.last).toBe(false);
    expect((await again('fromC')).output).toEqual({ last: true, data: { fromA: 2, fromB: 2, fromC: 2 } });
  });

  it('goes on with the first two of three, and swallows the third', async () => {
    const two = { activateAfter: 2 };
    expect((await arrive('fromB', { b: 1 }, two)).last).toBe(false);
    expect(await arrive('fromC', { c: 1 }, two)).toEqual({ last: true, data: { b: 1, c: 1 } });
    expect(await arrive('fromA', { a: 1 }, two)).toEqual({ last: false, data: {} });
    expect(await arrive('fromC', { c: 1 }, two)).toEqual({ last: true, data: { b: 1, c: 1 } });
  });

  it('keeps visits of the subprocess around it apart', async () => {
    expect((await arrive('fromA', {}, { scope: 'one' })).last).toBe(false);
    expect((await arrive('fromA', {}, { scope: 'two' })).last).toBe(false);
  });

  it('refuses a second token by the same flow', async () => {
    await arrive('fromA', {});
    const second = arriveAtJoin({ ...arrival('fromA', {}), enteredAt: '2026-03-01T10:00:00.000Z' }, store);
    await expect(second).rejects.toMatchObject({ name: 'FlowMaster.JoinOverrun' });
  });
});
