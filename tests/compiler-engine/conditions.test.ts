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
import { body, embedded, within } from '../../state-machines/compiler/testing/scope-builders.ts';
import { anEngine, gives, never, nodesOf, runnerOn } from './an-engine.ts';

const engine = anEngine();

const run = runnerOn(engine);
const callsOf = (done: { calls: readonly { operation: string; config: { name?: string } }[] }, operation: string) =>
  done.calls.filter((call) => call.operation === operation && call.config.name === 'flowmaster.condition');

const conditional = (condition: string, more: object = {}) => ({ event: 'conditional', condition, ...more });
const boundary = (id: string, attachedTo: string, condition: string, more: object = {}) =>
  event(id, { position: 'boundary', attachedTo, ...conditional(condition, more) });
const seeing = (id: string, overrides: object = {}) => script(id, { config: { source: 'return data' }, ...overrides });

describe('an intermediate conditional event', () => {
  /** Two ways: one measures, the other waits until what was measured is high. */
  const waiting = (...measures: ReturnType<typeof script>[]) =>
    aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        ...measures,
        event('high', { position: 'catch', ...conditional('level > 5') }),
        seeing('react', { outputs: ['reacted'] }),
        gateway('join', 'parallel'),
        end(),
      ],
      [
        ...way('start', 'split', ...measures.map((one) => one.node_id), 'join', 'end'),
        ...way('split', 'high', 'react', 'join'),
      ],
    );
  const measure = (id: string) => script(id, { outputs: ['level'] });

  it('is passed at once where its condition holds', async () => {
    const done = await run(waiting(measure('measure')), { measure: gives({ level: 1 }) }, { data: { level: 9 } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { level: 1 } });
    expect(callsOf(done, 'message.await')).toEqual([]);
  });

  it('waits until an activity beside it makes the condition hold, and sees what that wrote', async () => {
    const process = waiting(measure('first'), measure('second'));
    const done = await run(process, {
      first: gives({ level: 3 }),
      second: gives({ level: 7 }),
      react: gives({ reacted: true }),
    });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { level: 7, reacted: true } });
    expect(done.visits.find((visit) => visit.nodeId === 'react')?.data).toEqual({ level: 7 });
    expect(callsOf(done, 'message.publish')).toHaveLength(1);
  });

  it('is told once while the condition goes on to hold, and its message is taken back when it holds no more', async () => {
    const process = waiting(measure('first'), measure('second'), measure('third'), measure('fourth'));
    const done = await run(process, {
      first: gives({ level: 6 }),
      second: gives({ level: 7 }),
      third: gives({ level: 1 }),
      fourth: gives({ level: 8 }),
    });
    expect(done.status).toBe('SUCCEEDED');
    expect(callsOf(done, 'message.publish')).toHaveLength(2);
    expect(callsOf(done, 'message.withdraw')).toHaveLength(1);
    expect(done.data.level).toBe(8);
  });

  it('stands behind an event-based gateway, beside a timer', async () => {
    const process = aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        human('measure', { outputs: ['level'] }),
        gateway('which', 'event_based'),
        event('high', {
          position: 'catch',
          ...conditional('level > 5', { outputMapping: { seen: '{% $output.level %}' } }),
        }),
        event('late', { event: 'timer', timer: { duration: 'PT5H' } }),
        script('react'),
        script('giveUp'),
        gateway('merge', 'exclusive'),
        gateway('join', 'parallel'),
        end(),
      ],
      [
        ...way('start', 'split', 'measure', 'join', 'end'),
        ...way('split', 'which', 'high', 'react', 'merge', 'join'),
        ...way('which', 'late', 'giveUp', 'merge'),
      ],
    );
    const high = await run(process, { measure: gives({ level: 9 }) });
    expect(nodesOf(high).toSorted()).toEqual(['measure', 'react']);
    expect(high.data).toEqual({ level: 9, seen: 9 });
    const late = await run(process, { measure: gives({ level: 1 }) });
    expect(nodesOf(late).toSorted()).toEqual(['giveUp', 'measure']);
    const already = await run(process, { measure: gives({ level: 1 }) }, { data: { level: 7 } });
    expect(already.data).toEqual({ level: 1, seen: 7 });
  });
});

describe('a conditional event on a boundary', () => {
  const inner = body('sub', script('a', { outputs: ['risk'] }), human('b', { outputs: ['fb'] }));
  const around = (more: object = {}) =>
    aProcess(
      [
        start(),
        embedded('sub'),
        ...inner.nodes,
        boundary('risky', 'sub', 'risk > 5', more),
        seeing('review'),
        end(),
        end('reviewed'),
      ],
      [...way('start', 'sub', 'end'), ...inner.flows, ...way('risky', 'review', 'reviewed')],
    );

  it('ends a subprocess as soon as an activity in it makes the condition hold', async () => {
    const done = await run(around(), { a: gives({ risk: 9 }), b: never });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { risk: 9 } });
    expect(nodesOf(done)).toEqual(['a', 'review']);
  });

  it('leaves the subprocess alone while it does not, and pays nothing', async () => {
    const done = await run(around(), { a: gives({ risk: 1 }), b: gives({ fb: 1 }) });
    expect(nodesOf(done)).toEqual(['a', 'b']);
    expect(done.calls.map((call) => call.operation)).not.toContain('message.await');
  });

  it('does not let the subprocess begin where the condition holds already', async () => {
    const done = await run(around(), {}, { data: { risk: 8 } });
    expect(nodesOf(done)).toEqual(['review']);
  });

  it('starts its own way beside the subprocess, again only after the condition did not hold', async () => {
    const steps = body('sub', ...['a', 'b', 'c', 'd'].map((id) => human(id, { outputs: ['risk'] })), human('last'));
    const process = aProcess(
      [
        start(),
        embedded('sub'),
        ...steps.nodes,
        boundary('risky', 'sub', 'risk > 5', { interrupting: false }),
        seeing('note'),
        end('noted'),
        end(),
      ],
      [...way('start', 'sub', 'end'), ...steps.flows, ...way('risky', 'note', 'noted')],
    );
    const done = await run(
      process,
      { a: gives({ risk: 6 }), b: gives({ risk: 7 }), c: gives({ risk: 1 }), d: gives({ risk: 8 }) },
      { lateHours: { a: 2, b: 2, c: 2, d: 2, last: 2 } },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { risk: 8 } });
    expect(done.visits.filter((visit) => visit.nodeId === 'note').map((visit) => visit.data)).toEqual([
      { risk: 6 },
      { risk: 8 },
    ]);
  });

  it('ends a task when something beside it makes the condition hold', async () => {
    const process = aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        human('ask', { outputs: ['answer'] }),
        boundary('moot', 'ask', 'found = true'),
        script('tidy'),
        human('search', { outputs: ['found'] }),
        gateway('merge', 'exclusive'),
        gateway('join', 'parallel'),
        end(),
      ],
      [
        ...way('start', 'split', 'ask', 'merge', 'join', 'end'),
        ...way('moot', 'tidy', 'merge'),
        ...way('split', 'search', 'join'),
      ],
    );
    const done = await run(process, { ask: never, search: gives({ found: true }) }, { lateHours: { search: 2 } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { found: true } });
    expect(nodesOf(done).toSorted()).toEqual(['ask', 'search', 'tidy']);
    expect(done.calls.map((call) => call.operation)).toContain('task.withdraw');
    const undisturbed = await run(process, { ask: gives({ answer: 1 }), search: gives({ found: false }) });
    expect(undisturbed.data).toEqual({ answer: 1, found: false });
  });

  it('passes what catches every error in between', async () => {
    const deep = body('deep', script('a', { outputs: ['risk'] }), human('b'));
    const process = aProcess(
      [
        start(),
        embedded('sub'),
        ...within(
          'sub',
          start('in'),
          embedded('deep'),
          event('failed', { event: 'error', position: 'boundary', attachedTo: 'deep' }),
          end('out'),
        ),
        ...deep.nodes,
        boundary('risky', 'sub', 'risk > 5'),
        script('review'),
        end(),
      ],
      [
        ...way('start', 'sub', 'end'),
        ...way('in', 'deep', 'out'),
        ...way('failed', 'out'),
        ...deep.flows,
        ...way('risky', 'review', 'end'),
      ],
    );
    const done = await run(process, { a: gives({ risk: 9 }), b: never });
    expect(nodesOf(done)).toEqual(['a', 'review']);
  });

  it('can come again beside an activity on a cycle', async () => {
    const process = aProcess(
      [
        start(),
        gateway('merge', 'exclusive'),
        embedded('sub'),
        ...inner.nodes,
        boundary('risky', 'sub', 'risk > 5', { interrupting: false }),
        seeing('note'),
        end('noted'),
        gateway('again', 'exclusive'),
        end(),
      ],
      [
        ...way('start', 'merge', 'sub', 'again'),
        flow('again', 'merge', { condition: 'fb = 1' }),
        flow('again', 'end', { isDefault: true }),
        ...inner.flows,
        ...way('risky', 'note', 'noted'),
      ],
    );
    const done = await run(process, {
      a: [gives({ risk: 9 }), gives({ risk: 1 })],
      b: [gives({ fb: 1 }), gives({ fb: 2 })],
    });
    expect(done.status).toBe('SUCCEEDED');
    // Once when it came to hold, and once where the second visit found it holding.
    expect(nodesOf(done).filter((nodeId) => nodeId === 'note')).toHaveLength(2);
  });
});

describe('a conditional start of an event subprocess', () => {
  const process = (interrupting: boolean) =>
    aProcess(
      [
        start(),
        script('a', { outputs: ['risk'] }),
        human('b', { outputs: ['fb'] }),
        end(),
        embedded('on', 'event'),
        ...within(
          'on',
          start('onIn', {
            config: conditional('risk > 5', { interrupting, outputMapping: { alarm: '{% $output.risk %}' } }),
          }),
          seeing('handle', { outputs: ['handled'] }),
          end('onOut'),
        ),
      ],
      [...way('start', 'a', 'b', 'end'), ...way('onIn', 'handle', 'onOut')],
    );
  const outcomes = { a: gives({ risk: 9 }), b: gives({ fb: 2 }), handle: gives({ handled: true }) };

  it('ends the process and goes on with what it brings', async () => {
    const done = await run(process(true), { ...outcomes, b: never });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { risk: 9, alarm: 9, handled: true } });
    expect(nodesOf(done)).toEqual(['a', 'handle']);
  });

  it('runs beside the process', async () => {
    const done = await run(process(false), outcomes, { lateHours: { b: 3 } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { risk: 9, alarm: 9, handled: true, fb: 2 } });
    expect(nodesOf(done)).toEqual(['a', 'b', 'handle']);
  });

  it.each([true, false])('counts where the condition holds from the start; interrupting: %s', async (interrupting) => {
    const done = await run(process(interrupting), { ...outcomes, a: gives({ risk: 9 }) }, { data: { risk: 7 } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { alarm: 7 } });
    expect(nodesOf(done).toSorted()).toEqual(interrupting ? ['handle'] : ['a', 'b', 'handle']);
  });
});
