import { describe, expect, it } from 'vitest';
import { SCOPE_FIXTURES } from '../../state-machines/compiler/testing/scope-fixtures.ts';
import { anEngine, never, nodesOf, plainRunnerOn } from './an-engine.ts';

const engine = anEngine();

const run = plainRunnerOn(engine);

describe('an event that interrupts a task', () => {
  const process = SCOPE_FIXTURES.interrupted!;

  it('takes its way with what it brings, and the task is withdrawn', async () => {
    const done = await run(
      process,
      { id: 'o1' },
      { ask: never },
      { comes: { withdrawn: [{ why: 'changed my mind' }] } },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { id: 'o1', why: 'changed my mind' } });
    expect(done.calls).toContainEqual(
      expect.objectContaining({ operation: 'task.withdraw', config: { nodeIds: ['ask'] } }),
    );
    expect(nodesOf(done)).toEqual(['ask']);
  });

  it('may be one of several', async () => {
    const done = await run(process, { id: 'o1' }, { ask: never }, { comes: { alarm: [{ level: 3 }] } });
    expect(done.states.slice(-2)).toEqual(['alarm', 'stopped']);
  });

  it('is forgotten when the task is done first', async () => {
    const done = await run(
      process,
      { id: 'o1' },
      { ask: { output: { answer: 1 } }, price: { output: { price: 2 } }, pick: { output: { picked: 3 } } },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { id: 'o1', answer: 1, price: 2, picked: 3 } });
    expect(done.states.at(-1)).toBe('end');
  });
});

describe('an event that interrupts a subprocess', () => {
  const process = SCOPE_FIXTURES.interrupted!;
  const half = { price: { output: { price: 2 } }, pick: never };

  it('keeps what was written before it', async () => {
    const done = await run(process, { id: 'o1' }, half, { comes: { cancelled: [{ why: 'too dear' }] } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { id: 'o1', price: 2, why: 'too dear' } });
    expect(nodesOf(done)).toEqual(['ask', 'price', 'pick', 'tidy']);
    expect(done.visits.at(-1)?.data).toMatchObject({});
  });

  it('may be a timer', async () => {
    const done = await run(process, { id: 'o1' }, half);
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { price: 2 } });
    expect(done.states).toContain('late');
  });

  it('may be an error from within', async () => {
    const done = await run(process, { id: 'o1' }, { ...half, pick: { error: 'Broken' } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { price: 2 } });
    expect(done.states).toContain('failed');
  });
});

describe('a message that does not interrupt', () => {
  it('takes its way each time it comes, beside the task', async () => {
    const done = await run(
      SCOPE_FIXTURES.notified!,
      {},
      { work: { output: { done: 1 } }, file: [{ output: { filed: 1 } }, { output: { filed: 2 } }] },
      { comes: { note: [{ text: 'a' }, { text: 'b' }] }, lateHours: { work: 5 } },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { done: 1, noted: 'b', filed: 2 } });
    expect(nodesOf(done)).toEqual(['work', 'file', 'file', 'next']);
  });
});

describe('events beside a task that is visited again', () => {
  const process = SCOPE_FIXTURES.reworked!;
  const twice = { ask: [{ output: { ok: false } }, { output: { ok: true } }], nudge: { output: { nudged: 1 } } };

  it('take their ways in each visit', async () => {
    const done = await run(process, {}, twice, { lateHours: { ask: 30 } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { ok: true, nudged: 1 } });
    expect(nodesOf(done)).toEqual(['ask', 'nudge', 'fix', 'ask', 'nudge']);
  });

  it('leave it alone when they do not come', async () => {
    const done = await run(process, {}, twice);
    expect(nodesOf(done)).toEqual(['ask', 'fix', 'ask']);
  });

  it('fail the process when their ways fail, not the task', async () => {
    const done = await run(process, {}, { ...twice, nudge: { error: 'NoMail' } }, { lateHours: { ask: 30 } });
    expect(done).toMatchObject({ status: 'FAILED', error: 'NoMail' });
  });

  it('leave the errors of the task to its own boundary', async () => {
    const done = await run(process, {}, { ask: { error: 'Broken' } });
    expect(done.states.at(-1)).toBe('stopped');
  });
});

describe('escalations', () => {
  it('go to the events that name them, interrupting or not', async () => {
    const done = await run(
      SCOPE_FIXTURES.escalations!,
      {},
      {
        a: { output: { fa: 1 } },
        b: { output: { fb: 2 } },
        inform: { output: { informed: true } },
      },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { fa: 1, fb: 2, slow: 1, stopped: 2, informed: true } });
    expect(nodesOf(done).toSorted()).toEqual(['a', 'after', 'b', 'inform']);
  });
});

describe('event subprocesses', () => {
  const process = SCOPE_FIXTURES.handlers!;
  const outcomes = { first: { output: { x: 1 } }, second: { output: { y: 2 } } };

  it('leave a process alone whose events do not come', async () => {
    const done = await run(process, { k: 0 }, outcomes);
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 0, x: 1, y: 2 } });
  });

  it('end what they interrupt, with the data of that time', async () => {
    const done = await run(
      process,
      { k: 0 },
      { ...outcomes, second: never, undo: { output: { undone: true } } },
      { comes: { cancelIn: [{ why: 'no' }] } },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 0, x: 1, why: 'no', undone: true } });
  });

  it('run beside what they do not interrupt', async () => {
    const done = await run(
      process,
      {},
      { ...outcomes, keep: { output: { kept: 7 } } },
      { comes: { noteIn: [{ text: 'n' }] }, lateHours: { second: 3 } },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { x: 1, y: 2, note: 'n', kept: 7 } });
  });

  it('handle errors', async () => {
    const done = await run(process, {}, { ...outcomes, second: { error: 'Broken' } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { x: 1, broken: 'Broken' } });
    expect(nodesOf(done)).toEqual(['first', 'second', 'repair']);
  });
});

describe('compensation', () => {
  it('undoes what is done, the last first', async () => {
    const done = await run(
      SCOPE_FIXTURES.saga!,
      {},
      {
        hotel: { output: { hotel: 'h1' } },
        flight: { output: { flight: 'f1' } },
        pay: { error: 'Refused' },
        cancelFlight: { output: { f_cancelFlight: 1 } },
        cancelHotel: { output: { f_cancelHotel: 2 } },
      },
    );
    expect(nodesOf(done)).toEqual(['hotel', 'flight', 'pay', 'cancelFlight', 'cancelHotel']);
    expect(done).toMatchObject({
      status: 'SUCCEEDED',
      data: { hotel: 'h1', flight: 'f1', f_cancelFlight: 1, f_cancelHotel: 2 },
    });
  });

  it('leaves alone what was not done', async () => {
    const done = await run(SCOPE_FIXTURES.saga!, {}, {});
    expect(nodesOf(done)).toEqual(['hotel', 'flight', 'pay']);
  });

  it('undoes a transaction that is cancelled', async () => {
    const done = await run(SCOPE_FIXTURES.transaction!, {}, { reserve: { output: { seat: 9 } } });
    expect(nodesOf(done)).toEqual(['reserve', 'free', 'sorry']);
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { seat: 9 } });
  });
});

describe('repetition', () => {
  it('runs a whole subprocess for each element, and an activity while its condition holds', async () => {
    const done = await run(
      SCOPE_FIXTURES.repeated!,
      { items: ['a', 'b'] },
      {
        check: { output: { checked: true } },
        confirm: { output: { confirmed: 1 } },
        again: [{ output: { n: 1 } }, { output: { n: 2 } }, { output: { n: 3 } }],
      },
    );
    const one = { checked: true, confirmed: 1 };
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { results: [one, one], n: 3 } });
    expect(nodesOf(done).filter((nodeId) => nodeId === 'again')).toHaveLength(3);
    const scopes = done.calls.filter((call) => call.nodeId === 'check').map((call) => call.scope);
    expect(new Set(scopes).size).toBe(2);
  });

  it('ends instances that run at the same time when enough are done', async () => {
    const done = await run(
      SCOPE_FIXTURES.voted!,
      { people: ['a', 'b', 'c'] },
      { vote: [{ output: { yes: 1 } }, never, { output: { yes: 3 } }] },
    );
    expect(done).toMatchObject({ status: 'SUCCEEDED' });
    expect(done.data.votes).toHaveLength(2);
  });
});

describe('a complex gateway', () => {
  it('goes on with the first tokens and swallows the others', async () => {
    const done = await run(
      SCOPE_FIXTURES.discriminator!,
      {},
      {
        a: { output: { fa: 1 } },
        b: { output: { fb: 1 } },
        c: { output: { fc: 1 } },
      },
    );
    expect(done.status).toBe('SUCCEEDED');
    expect(nodesOf(done).filter((nodeId) => nodeId === 'after')).toHaveLength(1);
    expect(Object.keys(done.data)).toHaveLength(2);
  });
});

describe('a terminate end within a subprocess', () => {
  it('ends the subprocess, not the process', async () => {
    const done = await run(SCOPE_FIXTURES.terminatedPart!, {}, { quick: { output: { q: 1 } }, slowly: never });
    expect(nodesOf(done)).toContain('goOn');
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { q: 1 } });
  });
});
