import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import { startDynamoDb, type TestDynamoDb } from '#testing/dynamodb.ts';
import { MessageStore } from './message-store.ts';
import { publishMessage } from './publish-message.ts';

const publishedAt = '2026-03-01T09:00:00.000Z';

describe('A message that nobody waits for yet', () => {
  let db: TestDynamoDb;
  let messages: MessageStore;
  beforeAll(async () => {
    db = await startDynamoDb();
    await db.createTable('executions');
    messages = new MessageStore(new TenantTable(db.client, 'executions', 'acme'));
  });
  afterAll(() => db.close());

  it.each([
    ['order.paid', '2026-03-02T08:59:59.000Z', 1],
    ['order.paid', '2026-03-02T09:00:01.000Z', 0],
    ['flowmaster.released', '2027-03-01T09:00:00.000Z', 1],
  ])('called %s is there at %s so often: %i', async (name, at, count) => {
    const address = { event: 'message', name, correlationKey: `${name}/${at}` };
    const ports = {
      start: () => Promise.resolve([]),
      messages,
      answerTask: () => Promise.reject(new Error('nobody waits')),
    };
    expect(await publishMessage(address, { key: 'p', publishedAt, payload: {} }, ports)).toEqual({ reached: 0 });
    expect(await messages.kept(address, at)).toHaveLength(count);
  });
});
