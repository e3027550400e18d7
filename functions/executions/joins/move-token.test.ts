import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import type { TokenNet } from '#contracts/processes/token-net.ts';
import { startDynamoDb, type TestDynamoDb } from '../../../shared/testing/dynamodb.ts';
import { moveToken, type Told } from './move-token.ts';
import { NetStore } from './net-store.ts';

/** a → meet, and a second token that may come to meet or go out. */
const net: TokenNet = {
  start: '(start)',
  joins: [
    {
      nodeId: 'meet',
      kind: 'inclusive',
      from: ['first', 'second'],
      to: 'behind',
      reach: { '(start)': ['first', 'second'], a: ['first'], b: ['second'] },
    },
  ],
};

let runs = 0;
let db: TestDynamoDb;
let nets: NetStore;
let told: Map<string, Told>;
/** The next answers do not come through: whoever tells dies. */
let dies = false;

const answerTask = async (ticket: string, output: unknown): Promise<boolean> => {
  if (dies) throw new Error('killed');
  if (!told.has(ticket)) told.set(ticket, output as Told);
  return true;
};

const report = (lane: number, ticket: string, token: number, to: string[], input: JsonObject = {}) =>
  moveToken(
    {
      executionId: `run-${runs}`,
      nodeId: 'split',
      taskToken: ticket,
      input,
      config: { net, scope: 'visit', lane, token, to, variables: {} },
    },
    { nets, answerTask },
  );

describe('Moving a token', () => {
  beforeAll(async () => {
    db = await startDynamoDb();
    await db.createTable('executions');
    nets = new NetStore(new TenantTable(db.client, 'executions', 'acme'));
  });
  afterAll(() => db.close());
  beforeEach(() => {
    runs += 1;
    told = new Map();
    dies = false;
  });

  it('gives tokens to lanes that are free, the reporting one first, and holds a join up while another token can come', async () => {
    await report(1, 'one', -1, []);
    expect(told.size).toBe(0);
    await report(0, 'zero', 0, ['a', 'b'], { x: 1 });
    expect(told.get('zero')).toMatchObject({ place: 'a', data: { x: 1 } });
    expect(told.get('one')).toMatchObject({ place: 'b', data: { x: 1 } });
    await report(0, 'zero again', told.get('zero')!.token, ['first'], { x: 2 });
    expect(told.has('zero again')).toBe(false);
    await report(1, 'one again', told.get('one')!.token, ['(outside)'], { x: 1, y: 3 });
    // What was written last wins over what a token only carried.
    expect(told.get('one again')).toMatchObject({ place: 'behind', data: { x: 2 } });
    await report(1, 'one ends', told.get('one again')!.token, ['(outside)'], { x: 2 });
    expect(told.get('one ends')).toMatchObject({ place: '(outside)', data: {} });
    expect(told.get('zero again')).toMatchObject({ place: '(outside)', data: { x: 2, y: 3 } });
  });

  it('lets a join go on with all tokens that came at the same moment, once', async () => {
    await report(1, 'one', -1, []);
    await report(0, 'zero', 0, ['a', 'b']);
    await Promise.all([
      report(0, 'zero again', told.get('zero')!.token, ['first'], { x: 1 }),
      report(1, 'one again', told.get('one')!.token, ['second'], { y: 2 }),
    ]);
    const going = [told.get('zero again'), told.get('one again')].filter((one) => one !== undefined);
    expect(going).toEqual([expect.objectContaining({ place: 'behind', data: { x: 1, y: 2 } })]);
  });

  it('tells again what it could not tell before it died, and moves nothing twice', async () => {
    await report(1, 'one', -1, []);
    dies = true;
    await expect(report(0, 'zero', 0, ['a', 'b'], { x: 1 })).rejects.toThrow('killed');
    dies = false;
    await report(0, 'zero retried', 0, ['a', 'b'], { x: 1 });
    expect(told.get('zero retried')).toMatchObject({ place: 'a', data: { x: 1 } });
    expect(told.get('one')).toMatchObject({ place: 'b' });
    const { token } = told.get('zero retried')!;
    await report(0, 'zero', 0, ['a', 'b'], { x: 1 });
    expect(told.get('zero')).toMatchObject({ token });
  });

  it('does not take the ticket of a call that was given up for that of a lane that has moved on', async () => {
    await report(1, 'one', -1, []);
    await report(0, 'zero', 0, ['a', 'b']);
    await report(0, 'zero again', told.get('zero')!.token, ['first']);
    // The very first report comes once more, when its lane waits for something else.
    await report(0, 'given up', 0, ['a', 'b']);
    await report(1, 'one again', told.get('one')!.token, ['(outside)']);
    expect(told.has('given up')).toBe(false);
  });

  it('tells lanes that come late that all is over', async () => {
    await report(0, 'zero', 0, ['(outside)'], { x: 1 });
    expect(told.get('zero')).toMatchObject({ place: '(outside)', data: { x: 1 } });
    await report(1, 'late', -1, []);
    expect(told.get('late')).toMatchObject({ place: '(outside)', data: {} });
  });

  it('needs the token of the waiting step', async () => {
    const call = { executionId: 'run', nodeId: 'split', input: {}, taskToken: undefined };
    const config = { net, scope: 'visit', lane: 0, token: 0, to: [], variables: {} };
    await expect(moveToken({ ...call, config }, { nets, answerTask })).rejects.toThrow(/needs the token/);
  });
});
