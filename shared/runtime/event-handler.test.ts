import type { Context, SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { event } from '#contracts/core/event.ts';
import { eventHandler, on } from './event-handler.ts';

const tenantId = 'a0000000-0000-4000-8000-000000000001';
const happened = event({
  type: 'thing.happened',
  context: 'tasks',
  summary: 'A thing happened',
  data: z.object({ thing: z.string() }),
});

const recordOf = (messageId: string, data: unknown) => {
  const detail = {
    id: 'evt_01J00000000000000000000000',
    type: 'thing.happened',
    tenantId,
    actor: { type: 'service', id: 's' },
    correlationId: 'c',
    time: '2026-01-01T00:00:00.000Z',
    version: 1,
    data,
  };
  return { messageId, body: JSON.stringify({ source: 'flowmaster.x', 'detail-type': 'thing.happened', detail }) };
};

async function consume(records: object[], handle: (thing: string) => void) {
  const handler = eventHandler([on(happened, ({ thing }) => Promise.resolve().then(() => handle(thing)))], {
    service: 'things',
  });
  return (handler as unknown as (event: SQSEvent, context: Context) => Promise<unknown>)(
    { Records: records } as SQSEvent,
    {} as Context,
  );
}

const failures = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

describe('The consumer of a queue', () => {
  it('tries again at once what fails and passes, and reports nothing', async () => {
    let tries = 0;
    const answer = await consume([recordOf('m', { thing: 'a' })], () => {
      tries += 1;
      if (tries < 3) throw new Error('busy');
    });
    expect([answer, tries]).toEqual([failures(), 3]);
  });

  it('reports what fails each time alone', async () => {
    const seen: string[] = [];
    const answer = await consume([recordOf('good', { thing: 'good' }), recordOf('bad', { thing: 'bad' })], (thing) => {
      seen.push(thing);
      if (thing === 'bad') throw new Error('down');
    });
    expect(answer).toEqual(failures('bad'));
    expect(seen.filter((thing) => thing === 'good')).toHaveLength(1);
    expect(seen.filter((thing) => thing === 'bad')).toHaveLength(3);
  });

  it('does not try again what does not fit its contract', async () => {
    let tries = 0;
    const broken = { messageId: 'text', body: 'no JSON' };
    expect(await consume([recordOf('m', { thing: 1 }), broken], () => (tries += 1))).toEqual(failures('m', 'text'));
    expect(tries).toBe(0);
  });
});
