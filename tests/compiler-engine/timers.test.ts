import { describe, expect, it } from 'vitest';
import {
  aProcess,
  end,
  event,
  flow,
  gateway,
  human,
  script,
  start,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { embedded, within } from '../../state-machines/compiler/testing/scope-builders.ts';
import { anEngine, never, runnerOn } from './an-engine.ts';

const engine = anEngine();

const run = runnerOn(engine);
const times = (done: { visits: readonly { nodeId: string }[] }, nodeId: string) =>
  done.visits.filter((visit) => visit.nodeId === nodeId).length;

const timer = (id: string, config: object) =>
  event(id, { event: 'timer', position: 'boundary', attachedTo: 'ask', ...config });
const reminded = (given: object) =>
  aProcess(
    [
      start(),
      human('ask', { outputs: ['answer'] }),
      timer('often', { timer: given, interrupting: false }),
      script('remind', { outputs: ['reminded'] }),
      end('remindedEnd'),
      end(),
    ],
    [...way('start', 'ask', 'end'), ...way('often', 'remind', 'remindedEnd')],
  );
const answered = { ask: { output: { answer: 1 } }, remind: [1, 2, 3, 4].map((n) => ({ output: { reminded: n } })) };

describe('a cycle beside a task', () => {
  it.each([
    ['R2/PT50M', 6, 2],
    ['R/PT3H', 7, 2],
    ['R6/P1D', 3, 0],
    ['R2/2000-01-01T00:00:00Z/PT1H', 6, 1],
    ['R/2000-01-01T00:00:00Z/P50Y', 6, 1],
  ])('%s fires within %i hours so often: %i', async (cycle, hours, count) => {
    const done = await run(reminded({ cycle }), answered, { lateHours: { ask: hours } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { answer: 1, ...(count > 0 && { reminded: count }) } });
    expect(times(done, 'remind')).toBe(count);
  });

  it.each([
    ['{% given %}', 'R2/PT50M', 6, 2],
    ['{% given %}', 'R/PT3H', 7, 2],
    ['{% given %}', 'R/P1M', 7, 0],
    ['{% given %}', 'R2/2000-01-01T00:00:00Z/PT1H', 6, 1],
    ['{% given %}', 'R/2000-01-01T00:00:00Z/P50Y', 6, 1],
    ['{% "R" & $length(given) & "/PT50M" %}', 'ab', 6, 2],
    ['{% feel: "R/" + given %}', 'PT3H', 7, 2],
    ['{% feel: "R2/" + string(duration(given) - duration("PT10M")) %}', 'PT1H', 6, 2],
  ])('%s of “%s” fires within %i hours so often: %i', async (cycle, given, hours, count) => {
    const done = await run(reminded({ cycle }), answered, { data: { given }, lateHours: { ask: hours } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { answer: 1, ...(count > 0 && { reminded: count }) } });
    expect(times(done, 'remind')).toBe(count);
  });

  it.each(['every hour', 'R0/PT1H', 'R/PT0.5S'])('fails where the data say no cycle: %s', async (given) => {
    const done = await run(reminded({ cycle: '{% given %}' }), answered, { data: { given } });
    expect(done).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(done.cause).toMatch(/cycle must|A second or more/);
  });

  it('fires as often when its way takes longer than lies between two firings', async () => {
    const process = aProcess(
      [
        start(),
        human('ask'),
        timer('often', { timer: { cycle: 'R3/PT1H' }, interrupting: false }),
        human('remind'),
        end('remindedEnd'),
        end(),
      ],
      [...way('start', 'ask', 'end'), ...way('often', 'remind', 'remindedEnd')],
    );
    const done = await run(process, {}, { lateHours: { ask: 20, remind: 3 } });
    expect(times(done, 'remind')).toBe(3);
  });

  it('begins anew with each visit of a task on a cycle', async () => {
    const process = aProcess(
      [
        start(),
        human('ask', { outputs: ['ok'] }),
        timer('often', { timer: { cycle: 'R2/PT1H' }, interrupting: false }),
        script('remind'),
        end('remindedEnd'),
        gateway('enough', 'exclusive'),
        end(),
      ],
      [
        ...way('start', 'ask', 'enough'),
        ...way('often', 'remind', 'remindedEnd'),
        flow('enough', 'ask', { condition: 'ok = false' }),
        flow('enough', 'end', { isDefault: true }),
      ],
    );
    const done = await run(
      process,
      { ask: [{ output: { ok: false } }, { output: { ok: true } }] },
      { lateHours: { ask: 5 } },
    );
    expect(done.status).toBe('SUCCEEDED');
    expect(times(done, 'remind')).toBe(4);
  });

  it('starts an event subprocess again and again', async () => {
    const process = aProcess(
      [
        start(),
        human('ask'),
        end(),
        embedded('on', 'event'),
        ...within(
          'on',
          start('tick', { config: { event: 'timer', timer: { cycle: 'R/PT3H' }, interrupting: false } }),
          script('remind'),
          end('over'),
        ),
      ],
      [...way('start', 'ask', 'end'), ...way('tick', 'remind', 'over')],
    );
    const done = await run(process, {}, { lateHours: { ask: 7 } });
    expect(done.status).toBe('SUCCEEDED');
    expect(times(done, 'remind')).toBe(2);
  });
});

describe('a timer that interrupts', () => {
  it.each([
    ['a date that has passed', { date: '2000-01-01T00:00:00Z' }],
    ['a date of the data', { date: '{% due %}' }],
    ['a cycle', { cycle: 'R5/PT1H' }],
  ])('may be %s', async (_what, given) => {
    const process = aProcess(
      [start(), human('ask'), timer('late', { timer: given }), script('without'), end()],
      [...way('start', 'ask', 'end'), ...way('late', 'without', 'end')],
    );
    const done = await run(process, { ask: never }, { data: { due: '2000-01-01T00:00:00+01:00' } });
    expect(done.visits.map((visit) => visit.nodeId)).toEqual(['ask', 'without']);
  });

  it('behind an event-based gateway may be a date', async () => {
    const process = aProcess(
      [
        start(),
        gateway('which', 'event_based'),
        event('paid', { event: 'message', position: 'catch', name: 'paid' }),
        event('due', { event: 'timer', position: 'catch', timer: { date: '2000-01-01T00:00:00Z' } }),
        script('dunning'),
        end(),
      ],
      [...way('start', 'which', 'paid', 'end'), ...way('which', 'due', 'dunning', 'end')],
    );
    const done = await run(process, {}, { arrives: () => undefined });
    expect(times(done, 'dunning')).toBe(1);
  });
});
