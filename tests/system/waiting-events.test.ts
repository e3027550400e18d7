import { describe, expect, inject, it } from 'vitest';
import { aProcess, end, event, gateway, human, receive, script, start, way } from '#compiler/testing/builders.ts';
import { completed, FrontDesk } from './front-desk.ts';
import { problemOf } from './problem-of.ts';

const desk = await FrontDesk.open(inject('url'));

const returning = (id: string, output: string, source: string) =>
  script(id, { outputs: [output], config: { source: `return { ${output}: ${source} }` } });
const rating = human('rate', {
  outputs: ['risk'],
  config: {
    candidateRole: 'employee',
    form_fields: [{ name: 'risk', label: 'Risk', type: 'integer', required: true }],
  },
});
const signing = human('sign', { config: { candidateRole: 'employee' } });
const times = (nodes: readonly string[], nodeId: string) => nodes.filter((one) => one === nodeId).length;

describe('A conditional event', () => {
  /** Two people work beside each other; what one answers may end the work of the other, or let a third way go on. */
  const watched = (condition: string) =>
    aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        rating,
        signing,
        event('risky', { event: 'conditional', position: 'boundary', attachedTo: 'sign', condition }),
        returning('review', 'reviewed', 'data.risk'),
        event('high', { event: 'conditional', position: 'catch', condition }),
        returning('tell', 'told', 'data.risk'),
        gateway('signed', 'exclusive'),
        gateway('join', 'parallel'),
        end(),
      ],
      [
        ...way('start', 'split', 'rate', 'join', 'end'),
        ...way('split', 'sign', 'signed', 'join'),
        ...way('risky', 'review', 'signed'),
        ...way('split', 'high', 'tell', 'join'),
      ],
      { name: 'Watched' },
    );

  it('comes when an answer makes its condition hold: work that it interrupts is closed, ways that wait go on', async () => {
    const run = await desk.start(await desk.publish(watched('risk > 5')));
    await desk.task(run, 'sign');
    await desk.answer(run, 'rate', { risk: 9 });
    const done = await desk.ended(run);
    expect(done).toMatchObject({ runtimeStatus: 'completed', output: { risk: 9, reviewed: 9, told: 9 } });
    expect(completed(done)).toEqual(expect.arrayContaining(['rate', 'high', 'tell', 'review']));
    expect((await desk.tasks(run)).map((task) => `${String(task.node_id)} ${task.status}`).toSorted()).toEqual([
      'rate completed',
      'sign cancelled',
    ]);
  });

  it('whose condition is never true or false is refused, with its place', async () => {
    const problem = await problemOf(desk.publish(watched('risk + 5')));
    expect(problem.errors).toContainEqual(
      expect.objectContaining({
        code: 'condition.not-boolean',
        path: '/nodes/risky/config/condition',
        help: expect.any(String) as string,
      }),
    );
  });
});

/** Waits for an answer from outside, reminds twice, and gives up after a while. */
const awaited = (cycle: string, giveUp: string) =>
  aProcess(
    [
      start(),
      receive('wait', { outputs: ['answer'], config: { name: 'offer-answered', correlationKey: 'offer' } }),
      event('often', {
        event: 'timer',
        position: 'boundary',
        attachedTo: 'wait',
        timer: { cycle },
        interrupting: false,
      }),
      script('remind'),
      end('reminded'),
      event('late', { event: 'timer', position: 'boundary', attachedTo: 'wait', timer: { duration: giveUp } }),
      returning('close', 'closed', 'true'),
      end(),
    ],
    [...way('start', 'wait', 'end'), ...way('often', 'remind', 'reminded'), ...way('late', 'close', 'end')],
    { name: 'Offer', data_definitions: [{ name: 'offer', schema: { type: 'string' }, input: true }] },
  );

describe('A receive task with timers on its border', () => {
  it('reminds as often as its cycle says until its message comes, and takes no message of another run', async () => {
    const id = await desk.publish(awaited('R2/PT1S', 'PT1H'));
    const offer = `offer-${Math.random()}`;
    const run = await desk.start(id, { offer });
    expect(await desk.tell('offer-answered', `${offer}-other`, { answer: 'no' })).toMatchObject({ delivered: 0 });
    await desk.reached(run, 'remind', 2);
    expect(await desk.tell('offer-answered', offer, { answer: 'yes' })).toMatchObject({ delivered: 1 });
    const done = await desk.ended(run);
    expect(done).toMatchObject({ runtimeStatus: 'completed', output: { offer, answer: 'yes' } });
    expect(done.output).not.toHaveProperty('closed');
    expect(times(completed(done), 'remind')).toBe(2);
  });

  it('is left when its time is over', async () => {
    const done = await desk.ended(
      await desk.start(await desk.publish(awaited('R2/PT1H', 'PT1S')), { offer: `offer-${Math.random()}` }),
    );
    expect(done).toMatchObject({ runtimeStatus: 'completed', output: { closed: true } });
    expect(completed(done)).not.toContain('remind');
  });

  it.each([
    ['that never comes', 'R0/PT1S', 'event.cycle-empty'],
    ['that is a cron expression', '0 0 9 * * MON-FRI', 'node.config-invalid'],
  ])('is refused with a cycle %s', async (_what, cycle, code) => {
    expect(await desk.diagnosticsOf(awaited(cycle, 'PT1H'))).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code,
        nodeId: 'often',
        field: '/config/timer/cycle',
        help: expect.any(String) as string,
      }),
    );
  });
});

describe('A timer cycle on the work of a person', () => {
  it('goes on while the person works, and ends with the work', async () => {
    const process = aProcess(
      [
        start(),
        signing,
        event('often', {
          event: 'timer',
          position: 'boundary',
          attachedTo: 'sign',
          timer: { cycle: 'R/PT1S' },
          interrupting: false,
        }),
        script('remind'),
        end('reminded'),
        end(),
      ],
      [...way('start', 'sign', 'end'), ...way('often', 'remind', 'reminded')],
      { name: 'Sign' },
    );
    const run = await desk.start(await desk.publish(process));
    await desk.reached(run, 'remind', 2);
    await desk.answer(run, 'sign', {});
    const done = await desk.ended(run);
    expect(done.runtimeStatus).toBe('completed');
    expect(times(completed(done), 'remind')).toBeGreaterThanOrEqual(2);
  });
});
