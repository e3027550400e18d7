import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { aProcess, end, event, start, way } from '../../state-machines/compiler/testing/builders.ts';
import { type Fields, itemsOf, People } from './people.ts';
import { dana, Platform, tenantId } from './platform.ts';

const idOf = (number: number) => `proc_01J0000000000000000000000${number}`;
const order = { name: 'order', schema: { type: 'string' as const }, input: true, required: true };
const begins = (config: Fields, name: string, fields: ProcessDefinition['data_definitions'] = []): ProcessDefinition =>
  aProcess([start('start', { config }), end()], way('start', 'end'), { name, data_definitions: fields });
const throwing = (config: Fields, name: string) =>
  aProcess([start(), event('throw', { position: 'throw', ...config }), end()], way('start', 'throw', 'end'), { name });

describe('A process that begins with an event', () => {
  let platform: Platform;
  let people: People;
  beforeAll(async () => {
    platform = await Platform.open();
    people = new People(platform);
  });
  afterAll(() => platform.close());

  const executionsOf = async (processId: string): Promise<Fields[]> =>
    itemsOf((await platform.executions(executions.listExecutions, { as: dana, query: { processId } })).body);
  const send = (body: Fields) => platform.executions(executions.publishMessage, { as: dana, body });
  const publish = (message: Fields) =>
    platform.command('executions', {
      operation: 'executions.publish-message',
      tenantId,
      publishedAt: new Date().toISOString(),
      ...message,
    });
  const activate = (processId: string, version: string | null) =>
    platform.command('executions', { operation: 'executions.set-active', tenantId, processId, version });

  it('is started by its message, with the message’s data as input', async () => {
    await platform.publish(idOf(1), begins({ event: 'message', name: 'ordered' }, 'Orders', [order]));
    const { status, body } = await send({ name: 'ordered', data: { order: 'o-1' } });
    expect([status, body]).toMatchObject([202, { delivered: 0, kept: false, started: [expect.any(String)] }]);
    const [id] = body.started as string[];
    expect(await people.completed(id!)).toMatchObject({ processId: idOf(1), output: { order: 'o-1' } });
  });

  it('is started once by a message that is sent again', async () => {
    await platform.publish(idOf(2), begins({ event: 'message', name: 'again' }, 'Again'));
    const first = (await publish({ key: 'k1', name: 'again' })) as { started: string[] };
    expect(first.started).toHaveLength(1);
    await publish({ key: 'k1', name: 'again' });
    expect(await executionsOf(idOf(2))).toHaveLength(1);
    await publish({ key: 'k2', name: 'again' });
    expect(await executionsOf(idOf(2))).toHaveLength(2);
  });

  it('names the field of a message that does not fit its inputs, and starts nothing', async () => {
    await platform.publish(idOf(3), begins({ event: 'message', name: 'strict' }, 'Strict', [order]));
    expect(await send({ name: 'strict', data: { oder: 'o-1' } })).toMatchObject({
      status: 422,
      body: {
        code: 'execution.invalid-input',
        errors: expect.arrayContaining([
          expect.objectContaining({ path: '/data/order', code: 'missing' }),
          expect.objectContaining({ path: '/data/oder', code: 'unknown-field' }),
        ]),
      },
    });
    expect(await executionsOf(idOf(3))).toEqual([]);
  });

  it('lets a run that waits have the message', async () => {
    await platform.publish(idOf(4), begins({ event: 'message', name: 'shared' }, 'Begins'));
    const waits = aProcess(
      [start(), event('wait', { event: 'message', position: 'catch', name: 'shared' }), end()],
      way('start', 'wait', 'end'),
      { name: 'Waits' },
    );
    await platform.publish(idOf(5), waits);
    const id = await people.begin(idOf(5));
    await people.standsAt(id, 'wait');
    expect((await send({ name: 'shared' })).body).toMatchObject({ delivered: 1, started: [], kept: false });
    await people.completed(id);
    expect(await executionsOf(idOf(4))).toEqual([]);
    expect((await send({ name: 'shared' })).body).toMatchObject({ delivered: 0, started: [expect.any(String)] });
  });

  it('is started by another process that throws its message; a message that it cannot take fails the throw', async () => {
    await platform.publish(idOf(6), begins({ event: 'message', name: 'handed-over' }, 'Takes over', [order]));
    const gives = throwing({ event: 'message', name: 'handed-over', inputs: { order: 'o-7' } }, 'Hands over');
    await platform.publish(idOf(7), gives);
    await people.completed(await people.begin(idOf(7)));
    const [taken] = await executionsOf(idOf(6));
    expect(await people.completed(String(taken!.id))).toMatchObject({ output: { order: 'o-7' } });
    await platform.publish(idOf(8), throwing({ event: 'message', name: 'handed-over', inputs: { wrong: 1 } }, 'Wrong'));
    expect(await people.ended(await people.begin(idOf(8)))).toMatchObject({
      runtimeStatus: 'failed',
      error: { name: 'FlowMaster.MessageRefused', cause: expect.stringContaining('/data/order') },
    });
    expect(await executionsOf(idOf(6))).toHaveLength(1);
  });

  it('is started by its signal, as every other one is', async () => {
    for (const number of [1, 2]) {
      await platform.publish(idOf(number), begins({ event: 'signal', name: 'alarm' }, `Alarm ${number}`), {
        version: '2.0.0',
      });
    }
    const { started } = (await publish({ key: 's', event: 'signal', name: 'alarm' })) as { started: string[] };
    expect(started).toHaveLength(2);
    for (const id of started) await people.completed(id);
  });

  it('is started by its active version’s event only', async () => {
    expect((await send({ name: 'ordered', data: { order: 'o' } })).body).toMatchObject({ started: [], kept: true });
    await activate(idOf(1), '1.0.0');
    expect((await send({ name: 'ordered', data: { order: 'o' } })).body.started).toHaveLength(1);
    await activate(idOf(1), null);
    expect((await send({ name: 'ordered', data: { order: 'o' } })).body).toMatchObject({ started: [], kept: true });
  });

  it('of another tenant does not hear of it', async () => {
    const other = 'a0000000-0000-4000-8000-000000000009';
    expect(await publish({ key: 'x', name: 'handed-over', tenantId: other, payload: { order: 'o' } })).toEqual({
      reached: 0,
    });
  });

  it('is started at its time, once, and again and again by a cycle, as long as it is active', async () => {
    const recover = () => platform.command('executions', { operation: 'executions.recover' });
    const swept = (processId: string, count: number) =>
      platform.until(
        async () => {
          await recover();
          return executionsOf(processId);
        },
        (all) => all.length >= count,
      );
    const [once, often] = [idOf(9), idOf(3)];
    await platform.publish(once, begins({ event: 'timer', timer: { duration: 'PT1S' } }, 'Once'));
    await platform.publish(often, begins({ event: 'timer', timer: { cycle: 'R/PT1S' } }, 'Often'), {
      version: '2.0.0',
    });
    await swept(often, 2);
    expect(await swept(once, 1)).toHaveLength(1);
    await activate(often, null);
    const stopped = (await executionsOf(often)).length;
    await platform.until(recover, (swept) => (swept as { begun: number }).begun === 0);
    expect(await executionsOf(often)).toHaveLength(stopped);
    for (const { id } of await executionsOf(once)) await people.completed(String(id));
  });
});
