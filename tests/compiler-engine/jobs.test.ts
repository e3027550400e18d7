import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../state-machines/compiler/reference/play.ts';
import { FIXTURES } from '../../state-machines/compiler/testing/fixtures.ts';
import { anEngine, compile } from './an-engine.ts';

const engine = anEngine();

function run(charge: Outcome) {
  const compiled = compile(FIXTURES.jobs!);
  return engine.run(compiled.definition, { amount: 12 }, (nodeId) => (nodeId === 'charge' ? charge : { output: {} }));
}

describe('work that a worker of the tenant takes', () => {
  it('is opened as a job of its type, which repeats failed attempts itself', async () => {
    const done = await run({ output: { receipt: 'r-1' } });
    expect(done).toMatchObject({ status: 'SUCCEEDED', data: { amount: 12, receipt: 'r-1' } });
    expect(done.calls.find(({ nodeId }) => nodeId === 'charge')).toMatchObject({
      operation: 'job.create',
      taskToken: expect.any(String),
      config: {
        title: 'charge',
        connector: 'charge-card',
        headers: { currency: 'EUR' },
        timeoutSeconds: 3600,
        retry: { maxAttempts: 2, intervalSeconds: 2, backoffRate: 2 },
      },
    });
  });

  it('ends in the error event of the name that the worker gives', async () => {
    const declined = await run({ error: 'DECLINED' });
    expect(declined.visits.map(({ nodeId }) => nodeId)).toEqual(['charge', 'apologize']);
  });

  it('fails the run when no attempt is left and nothing catches it', async () => {
    expect(await run({ error: 'FlowMaster.JobFailed' })).toMatchObject({
      status: 'FAILED',
      error: 'FlowMaster.JobFailed',
    });
  });

  it('is withdrawn when an event ends the subprocess around it', async () => {
    const recalled = await run({ event: 'recall', brings: {} });
    expect(recalled.calls.at(-1)).toMatchObject({ operation: 'job.withdraw', config: { nodeIds: ['charge'] } });
    expect(recalled.status).toBe('SUCCEEDED');
  });
});
