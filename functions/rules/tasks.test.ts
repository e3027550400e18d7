import { describe, expect, it } from 'vitest';
import { handler } from './tasks.ts';

const call = (config: object, input: object = {}) =>
  (handler as unknown as (payload: unknown, context: unknown) => Promise<unknown>)(
    {
      operation: 'feel.evaluate',
      tenantId: 'a0000000-0000-4000-8000-000000000001',
      processId: 'proc_1',
      version: '1.0.0',
      nodeId: 'decide',
      executionId: 'e1',
      rootId: 'e1',
      enteredAt: '2026-03-01T00:00:00.000Z',
      config,
      input,
    },
    { awsRequestId: 'test' },
  );

describe('the task function of rules', () => {
  it('answers with the values by key', async () => {
    const config = { expressions: [{ key: 'f1', feel: 'date(due) > date("2026-01-01")', place: '/condition' }] };
    expect(await call(config, { data: { due: '2026-02-01' } })).toEqual({ output: { f1: true } });
  });

  it('fails under the name that retries and catches see', async () => {
    const config = { expressions: [{ key: 'f1', feel: '1 +', place: '/condition' }] };
    await expect(call(config)).rejects.toMatchObject({ name: 'FlowMaster.FeelError' });
  });

  it.each([{}, { expressions: [] }, { expressions: [{ key: 'f1' }] }])(
    'refuses the configuration %j',
    async (config) => {
      await expect(call(config)).rejects.toThrow();
    },
  );
});
