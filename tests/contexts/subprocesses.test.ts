import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as tasks from '../../shared/contracts/tasks.ts';
import { aProcess, end, event, human, script, start, way } from '../../state-machines/compiler/testing/builders.ts';
import { body, embedded } from '../../state-machines/compiler/testing/scope-builders.ts';
import { People } from './people.ts';
import { erik, Platform, tenantId } from './platform.ts';

const ORDER = 'proc_01J00000000000000000000001';
const TRIP = 'proc_01J00000000000000000000002';
const VOTE = 'proc_01J00000000000000000000003';

const giving = (id: string, field: string, value: string) =>
  script(id, { outputs: [field], config: { source: `return { ${field}: ${value} }` } });

/** A subprocess that a message ends: what was written in it stays, its open task is withdrawn. */
const picking = body(
  'pickUp',
  giving('price', 'price', '42'),
  human('pick', { config: { candidateRole: 'employee' } }),
);
const order = aProcess(
  [
    start(),
    embedded('pickUp'),
    ...picking.nodes,
    event('cancelled', {
      event: 'message',
      position: 'boundary',
      attachedTo: 'pickUp',
      name: 'cancel',
      correlationKey: 'order',
      outputMapping: { why: '{% $output.why %}' },
    }),
    end(),
    end('stopped'),
  ],
  [...way('start', 'pickUp', 'end'), ...picking.flows, ...way('cancelled', 'stopped')],
  { name: 'Order', data_definitions: [{ name: 'order', schema: { type: 'string' }, input: true }] },
);

/** Each leg of a trip is booked in a loop; when paying fails, the bookings are undone, the last first. */
const trip = aProcess(
  [
    start(),
    script('book', {
      outputs: ['leg'],
      config: {
        source: 'return { leg: (data.leg ?? 0) + 1 }',
        loop: { condition: '$iteration < 3' },
      },
    }),
    event('undoBook', { event: 'compensation', position: 'boundary', attachedTo: 'book', handler: 'unbook' }),
    script('unbook', {
      outputs: ['undone'],
      config: {
        source: 'return { undone: [...inputs.undone, data.leg] }',
        inputs: { undone: '{% $append([], undone) %}' },
      },
    }),
    script('pay', { config: { source: 'throw new Error("refused")' } }),
    event('refused', { event: 'error', position: 'boundary', attachedTo: 'pay' }),
    end('off', { config: { event: 'compensation' } }),
    end(),
  ],
  [...way('start', 'book', 'pay', 'end'), ...way('refused', 'off')],
  { name: 'Trip' },
);

const vote = aProcess(
  [
    start(),
    human('vote', {
      config: {
        candidateRole: 'employee',
        form_fields: [{ name: 'yes', label: 'Yes', type: 'boolean' }],
        multiInstance: {
          mode: 'parallel',
          collection: '[1, 2, 3]',
          completionCondition: '$completed >= 2',
          outputCollection: 'votes',
        },
      },
    }),
    end(),
  ],
  way('start', 'vote', 'end'),
  { name: 'Vote' },
);

describe('Subprocesses, compensation and early completion', () => {
  let platform: Platform;
  let people: People;
  beforeAll(async () => {
    platform = await Platform.open();
    people = new People(platform);
    await platform.publish(ORDER, order);
    await platform.publish(TRIP, trip);
    await platform.publish(VOTE, vote);
  });
  afterAll(() => platform.close());

  const openTasks = (id: string, count: number) =>
    platform.until(
      () => people.tasksOf(id),
      (all) => all.filter((task) => task.status === 'pending').length === count,
    );

  it('an event that ends a subprocess keeps what was written in it and withdraws its task', async () => {
    const id = await people.begin(ORDER, { order: 'o1' });
    await openTasks(id, 1);
    await platform.command('executions', {
      operation: 'executions.publish-message',
      tenantId,
      key: 'cancel-1',
      name: 'cancel',
      correlationKey: 'o1',
      payload: { why: 'too slow' },
      publishedAt: new Date().toISOString(),
    });
    expect(await people.ended(id)).toMatchObject({
      runtimeStatus: 'completed',
      output: { order: 'o1', price: 42, why: 'too slow' },
    });
    expect((await people.tasksOf(id)).map((task) => task.status)).toEqual(['cancelled']);
  });

  it('a compensation undoes every visit, the last first, with what each wrote', async () => {
    expect(await people.ended(await people.begin(TRIP))).toMatchObject({
      runtimeStatus: 'completed',
      output: { leg: 3, undone: [3, 2, 1] },
    });
  });

  it('enough instances end the others', async () => {
    const id = await people.begin(VOTE);
    const open = await openTasks(id, 3);
    for (const task of open.slice(0, 2)) {
      const answer = await platform.tasks(tasks.respondTask, {
        as: erik,
        params: { id: String(task.id) },
        body: { result: { yes: true } },
      });
      expect(answer.status).toBe(200);
    }
    expect(await people.ended(id)).toMatchObject({
      runtimeStatus: 'completed',
      output: { votes: [{ yes: true }, { yes: true }] },
    });
    expect((await people.tasksOf(id)).map((task) => task.status).toSorted()).toEqual([
      'cancelled',
      'completed',
      'completed',
    ]);
  });
});
