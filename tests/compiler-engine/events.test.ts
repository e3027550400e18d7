import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../../state-machines/compiler/testing/fixtures.ts';
import { anEngine, plainRunnerOn } from './an-engine.ts';

const engine = anEngine();

const run = plainRunnerOn(engine);

describe('boundary events', () => {
  it('take the way of a timer when the answer does not come', async () => {
    const done = await run(FIXTURES.boundaries!, {}, { approve: { error: 'States.Timeout' } });
    expect(done.visits.map((visit) => visit.nodeId)).toEqual(['approve', 'escalate']);
  });

  it('take the way of an error and end with it', async () => {
    const done = await run(FIXTURES.boundaries!, {}, { approve: { error: 'Broken' } });
    expect(done).toMatchObject({ status: 'FAILED', error: 'Rejected' });
  });

  it('leave an error that nobody catches to fail the run', async () => {
    const done = await run(FIXTURES.sequence!, {}, { a: { error: 'FlowMaster.ScriptError' } });
    expect(done).toMatchObject({ status: 'FAILED', error: 'FlowMaster.ScriptError' });
  });
});

describe('a timer that does not interrupt its activity', () => {
  it('ends with the activity when that is done in time', async () => {
    const done = await run(FIXTURES.reminder!, {}, { ask: { output: { answer: 1 } } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { answer: 1 } });
    expect(done.visits.map((visit) => visit.nodeId)).toEqual(['ask', 'next']);
  });

  it('ends with the activity when an error ends that', async () => {
    const done = await run(FIXTURES.reminder!, {}, { ask: { error: 'Broken' } });
    expect(done).toMatchObject({ status: 'SUCCEEDED' });
    expect(done.visits.map((visit) => visit.nodeId)).toEqual(['ask', 'next']);
  });

  it('takes its own way when it is due, beside the activity', async () => {
    const done = await run(
      FIXTURES.reminder!,
      {},
      { ask: { output: { answer: 1 } }, nudge: { output: { nudged: true } } },
      { lateHours: { ask: 30 } },
    );
    expect(done.visits.map((visit) => visit.nodeId)).toEqual(['ask', 'nudge', 'next']);
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { answer: 1, nudged: true } });
  });
});

describe('events', () => {
  const data = { patience: 'PT1H', orderId: 'o1', items: [1] };
  const arrives = (wanted: string | undefined) => (ids: readonly string[]) =>
    ids.includes('paid')
      ? { nodeId: 'paid', output: { amount: 3 } }
      : wanted === undefined
        ? undefined
        : { nodeId: wanted, output: { parcel: 'p', other: 1 } };

  it('go the way of the message that comes first, with what it brings', async () => {
    const done = await run(FIXTURES.events!, { ...data, patience: 'PT1H' }, {}, { arrives: arrives('shipped') });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { payment: { amount: 3 }, parcel: 'p' } });
    expect(done.calls[0]).toMatchObject({
      operation: 'message.publish',
      input: { items: [1] },
      config: { event: 'message', name: 'ordered', correlationKey: 'o1' },
    });
  });

  it('go the way of the timer when nothing comes', async () => {
    const done = await run(FIXTURES.events!, data, {}, { arrives: arrives(undefined) });
    expect(done.states.slice(-2)).toEqual(['tooLate', 'bad']);
  });
});
