import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import { aProcess, end, event, start, way } from '../../state-machines/compiler/testing/builders.ts';
import { type Fields, People } from './people.ts';
import { dana, Platform, tenantId } from './platform.ts';

const WAITS = 'proc_01J00000000000000000000001';
const SENDS = 'proc_01J00000000000000000000002';
const LISTENS = 'proc_01J00000000000000000000003';

const order = { name: 'order', schema: { type: 'string' as const }, input: true };
const waits = aProcess(
  [
    start(),
    event('paid', {
      event: 'message',
      position: 'catch',
      name: 'payment',
      correlationKey: 'order',
      outputMapping: { amount: '{% $output.amount %}' },
    }),
    end(),
  ],
  way('start', 'paid', 'end'),
  { name: 'Waits', data_definitions: [order] },
);
const sends = aProcess(
  [
    start(),
    event('pay', {
      event: 'message',
      position: 'throw',
      name: 'payment',
      correlationKey: 'order',
      inputs: { amount: 5 },
    }),
    end(),
  ],
  way('start', 'pay', 'end'),
  { name: 'Sends', data_definitions: [order] },
);
const listens = aProcess(
  [start(), event('bell', { event: 'signal', position: 'catch', name: 'bell' }), end()],
  way('start', 'bell', 'end'),
  { name: 'Listens' },
);

describe('Messages between executions', () => {
  let platform: Platform;
  let people: People;
  beforeAll(async () => {
    platform = await Platform.open();
    people = new People(platform);
    await platform.publish(WAITS, waits);
    await platform.publish(SENDS, sends);
    await platform.publish(LISTENS, listens);
  });
  afterAll(() => platform.close());

  const waiting = (id: string) =>
    platform.until(
      async () =>
        (await platform.executions(executions.getExecutionHistory, { as: dana, params: { id } })).body
          .items as Fields[],
      (events) => events.some((one) => one.type === 'node.waiting'),
    );
  const publish = (message: Fields) =>
    platform.command('executions', {
      operation: 'executions.publish-message',
      tenantId,
      publishedAt: new Date().toISOString(),
      ...message,
    });

  it('reach the execution that waits under the same correlation key, and no other', async () => {
    const mine = await people.begin(WAITS, { order: 'o1' });
    const other = await people.begin(WAITS, { order: 'o2' });
    await waiting(mine);
    await waiting(other);
    await people.completed(await people.begin(SENDS, { order: 'o1' }));
    expect(await people.completed(mine)).toMatchObject({ output: { order: 'o1', amount: 5 } });
    expect(await people.read(other)).toMatchObject({ runtimeStatus: 'in_progress' });
    expect(await publish({ key: 'k1', name: 'payment', correlationKey: 'o2', payload: { amount: 9 } })).toEqual({
      reached: 1,
    });
    expect(await people.completed(other)).toMatchObject({ output: { amount: 9 } });
  });

  it('are kept when they come first', async () => {
    await people.completed(await people.begin(SENDS, { order: 'o3' }));
    expect(await people.completed(await people.begin(WAITS, { order: 'o3' }))).toMatchObject({ output: { amount: 5 } });
  });

  it('are kept for a bounded time', async () => {
    const publishedAt = '2026-01-01T00:00:00.000Z';
    await publish({ key: 'old', name: 'payment', correlationKey: 'o4', payload: { amount: 1 }, publishedAt });
    const id = await people.begin(WAITS, { order: 'o4' });
    await waiting(id);
    expect(await publish({ key: 'new', name: 'payment', correlationKey: 'o4', payload: { amount: 2 } })).toEqual({
      reached: 1,
    });
    expect(await people.completed(id)).toMatchObject({ output: { amount: 2 } });
  });

  it('count once, however often they are sent', async () => {
    const message = { key: 'same', name: 'payment', correlationKey: 'o5', publishedAt: new Date().toISOString() };
    await publish({ ...message, payload: { amount: 1 } });
    await publish({ ...message, payload: { amount: 1 } });
    expect(await people.completed(await people.begin(WAITS, { order: 'o5' }))).toMatchObject({ output: { amount: 1 } });
    const second = await people.begin(WAITS, { order: 'o5' });
    await waiting(second);
    expect(await publish({ ...message, payload: { amount: 1 } })).toEqual({ reached: 0 });
    expect(await people.read(second)).toMatchObject({ runtimeStatus: 'in_progress' });
  });

  it('that are signals reach everybody who waits, and are not kept', async () => {
    const [one, two] = [await people.begin(LISTENS), await people.begin(LISTENS)];
    await waiting(one);
    await waiting(two);
    expect(await publish({ key: 's1', event: 'signal', name: 'bell' })).toEqual({ reached: 2 });
    await people.completed(one);
    await people.completed(two);
    const late = await people.begin(LISTENS);
    await waiting(late);
    expect(await people.read(late)).toMatchObject({ runtimeStatus: 'in_progress' });
  });

  it('meet those who begin to wait at the same moment', async () => {
    const orders = Array.from({ length: 5 }, (_, n) => `race-${n}`);
    const ids = await Promise.all(
      orders.flatMap((order) => [people.begin(WAITS, { order }), people.begin(SENDS, { order })]),
    );
    for (const id of ids) await people.completed(id);
  });
});
