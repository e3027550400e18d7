import { describe, expect, it } from 'vitest';
import {
  aProcess,
  end,
  flow,
  gateway,
  human,
  script,
  start,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { FIXTURES } from '../../state-machines/compiler/testing/fixtures.ts';
import { anEngine, plainRunnerOn } from './an-engine.ts';

const engine = anEngine();

const run = plainRunnerOn(engine);

describe('a decision', () => {
  it('loops back until its condition holds', async () => {
    const done = await run(
      FIXTURES.loopBack!,
      { amount: 5 },
      { approve: [{ output: { approved: false } }, { output: { approved: true } }] },
    );
    expect(done.states).toEqual(['Approve purchase', 'Approved?', 'correct', 'Approve purchase', 'Approved?', 'done']);
    expect(done.data).toEqual({ amount: 5, approved: true });
  });

  it('takes the way that its decision model says', async () => {
    const done = await run(FIXTURES.decisionModel!, {});
    expect(done.states.at(-1)).toBe('low');
  });

  it('fails the run with the name of the flow when its condition gives no boolean', async () => {
    const process = aProcess(
      [start(), gateway('g', 'exclusive', { title: 'Paid?' }), end('yes'), end('no')],
      [flow('start', 'g'), flow('g', 'yes', { condition: 'paid' }), flow('g', 'no', { isDefault: true })],
    );
    const done = await run(process, { paid: 'perhaps' });
    expect(done).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining('from “Paid?” to “yes”'),
    });
  });
});

describe('blocks', () => {
  it('hand back what their branches write', async () => {
    const done = await run(
      FIXTURES.parallel!,
      { z: 0 },
      { a: { output: { x: [1] } }, b: { output: { y: { k: [] }, unknown: 1 } } },
    );
    expect(done.data).toEqual({ z: 0, x: [1], y: { k: [] } });
  });

  it('let the later branch win where two changed one field, and keep what only one changed', async () => {
    const process = aProcess(
      [
        start(),
        gateway('s', 'parallel'),
        script('a', { outputs: ['x', 'y'] }),
        script('b', { outputs: ['x', 'y'] }),
        gateway('j', 'parallel'),
        end(),
      ],
      [...way('start', 's', 'a', 'j', 'end'), ...way('s', 'b', 'j')],
    );
    const done = await run(process, { x: 0, y: 0 }, { a: { output: { x: 1, y: 1 } }, b: { output: { x: 2, y: 0 } } });
    expect(done.data).toEqual({ x: 2, y: 1 });
  });

  it.each([
    [5, ['none']],
    [50, ['legal']],
    [500, ['finance', 'legal']],
  ])('run the branches of an inclusive gateway whose condition holds for %i', async (amount, nodes) => {
    const done = await run(FIXTURES.inclusive!, { amount });
    expect(done.visits.map((visit) => visit.nodeId).sort()).toEqual(nodes);
  });

  it('stop when a branch terminates the process', async () => {
    const done = await run(
      FIXTURES.termination!,
      { k: 1 },
      { a: { output: { x: 2 } }, b: { error: 'States.Timeout' } },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 1, x: 2 } });
    expect(done.states.at(-1)).toBe('stopped — ended');
  });

  it('go on without one that can do nothing but terminate the process', async () => {
    const process = aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        gateway('join', 'parallel'),
        ...['a', 'b', 'c'].map((id) => script(id, { outputs: [`f${id}`] })),
        human('late'),
        end('stop', { config: { event: 'terminate' } }),
        end(),
      ],
      [
        ...way('start', 'split', 'a', 'join', 'c', 'end'),
        ...way('split', 'b', 'join'),
        ...way('split', 'late', 'stop'),
      ],
    );
    const [a, b, c] = [{ output: { fa: 1 } }, { output: { fb: 2 } }, { output: { fc: 3 } }];
    const done = await run(process, { k: 0 }, { a, b, c }, { lateHours: { late: 1 } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 0 } });
    const seen = Object.fromEntries(done.visits.map((visit) => [visit.nodeId, visit.data]));
    expect(Object.keys(seen).sort()).toEqual(['a', 'b', 'c', 'late']);
  });
});

describe('parallel flows that are no blocks', () => {
  it('wait for what they need and for nothing else', async () => {
    const done = await run(
      FIXTURES.crossing!,
      { k: 0 },
      {
        a: { output: { fa: 1 } },
        x: { output: { fx: 2 } },
        c: { output: { fc: 3 } },
        b: { output: { fb: 4 } },
        after: { output: { last: 5 } },
      },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 0, fa: 1, fx: 2, fc: 3, fb: 4, last: 5 } });
    const seen = Object.fromEntries(done.visits.map((visit) => [visit.nodeId, visit.data]));
    expect(Object.keys(seen).sort()).toEqual(['a', 'after', 'b', 'c', 'x']);
    expect(done.visits).toHaveLength(5);
  });
});
