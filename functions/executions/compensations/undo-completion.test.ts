import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import { startDynamoDb, type TestDynamoDb } from '../../../shared/testing/dynamodb.ts';
import { CompletionStore } from './completion-store.ts';
import { nextCompletion, recordCompletion } from './undo-completion.ts';

let runs = 0;
let moment = 0;
const call = (nodeId: string, more: { scope?: string; enteredAt?: string } = {}) => ({
  executionId: `run-${runs}`,
  nodeId,
  enteredAt: `t${++moment}`,
  ...more,
});

describe('What a run has completed', () => {
  let db: TestDynamoDb;
  let store: CompletionStore;
  beforeAll(async () => {
    db = await startDynamoDb();
    await db.createTable('executions');
    store = new CompletionStore(new TenantTable(db.client, 'executions', 'acme'));
  });
  afterAll(() => db.close());
  beforeEach(() => {
    runs += 1;
  });

  const done = (nodeId: string, data: JsonObject, more: { scope?: string; enteredAt?: string } = {}) =>
    recordCompletion({ ...call(nodeId, more), input: { data } }, store);
  const undo = (nodes: string[], more: { scope?: string; enteredAt?: string } = {}) =>
    nextCompletion({ ...call('undo', more), input: {}, config: { nodes } }, store).then(({ output }) => output);

  it('is undone the last first, each with what it wrote', async () => {
    await done('hotel', { booking: 'h1' });
    await done('flight', { booking: 'f1' });
    await done('hotel', { booking: 'h2' });
    const nodes = ['hotel', 'flight'];
    expect(await undo(nodes)).toEqual({ nodeId: 'hotel', data: { booking: 'h2' } });
    expect(await undo(nodes)).toEqual({ nodeId: 'flight', data: { booking: 'f1' } });
    expect(await undo(nodes)).toEqual({ nodeId: 'hotel', data: { booking: 'h1' } });
    expect(await undo(nodes)).toEqual({});
  });

  it('is noted once, however often the call is repeated', async () => {
    await done('hotel', { n: 1 }, { enteredAt: 'same' });
    await done('hotel', { n: 1 }, { enteredAt: 'same' });
    expect((await undo(['hotel'])).nodeId).toBe('hotel');
    expect(await undo(['hotel'])).toEqual({});
  });

  it('is noted whole when branches complete at the same moment', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, n) => done('leg', { n }, { enteredAt: `leg${n}` })));
    const undone = [];
    for (let at = 0; at < 8; at++) undone.push((await undo(['leg'])).data?.n);
    expect(undone.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('is given again to the call whose answer was lost', async () => {
    await done('hotel', { n: 1 });
    await done('hotel', { n: 2 });
    expect(await undo(['hotel'], { enteredAt: 'lost' })).toEqual({ nodeId: 'hotel', data: { n: 2 } });
    expect(await undo(['hotel'], { enteredAt: 'lost' })).toEqual({ nodeId: 'hotel', data: { n: 2 } });
    expect(await undo(['hotel'])).toEqual({ nodeId: 'hotel', data: { n: 1 } });
  });

  it('is left alone outside of the scope, and in other instances', async () => {
    await done('other', { n: 1 });
    await done('hotel', { n: 2 }, { scope: 't/1' });
    await done('hotel', { n: 3 }, { scope: 't/10' });
    await done('hotel', { n: 4 }, { scope: 't/1/x/0' });
    expect((await undo(['hotel'], { scope: 't/1' })).data).toEqual({ n: 4 });
    expect((await undo(['hotel'], { scope: 't/1' })).data).toEqual({ n: 2 });
    expect(await undo(['hotel'], { scope: 't/1' })).toEqual({});
    expect((await undo(['hotel'])).data).toEqual({ n: 3 });
  });
});
