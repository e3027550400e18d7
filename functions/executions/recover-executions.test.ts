import { describe, expect, it } from 'vitest';
import type { ExecutionRecord } from './execution.ts';
import { recoverExecutions } from './recover-executions.ts';

const aRecord = (id: string, overrides: Partial<ExecutionRecord> = {}): ExecutionRecord => ({
  id,
  tenant_id: 'a0000000-0000-4000-8000-000000000001',
  name: 'Purchase',
  processId: 'proc_01J00000000000000000000001',
  processName: 'Purchase',
  version: '1.0.0',
  status: 'CREATED',
  runtimeStatus: 'pending',
  rootExecutionId: id,
  correlationId: id,
  startedBy: 'dana',
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-01T09:00:00.000Z',
  stateMachineVersionArn: 'm:1',
  runArn: `run:${id}`,
  ...overrides,
});

const now = () => Date.parse('2026-03-01T09:10:00.000Z');

describe('Recovering executions', () => {
  it('launches what was left as created in every tenant, with the input of that time', async () => {
    const asked: string[] = [];
    const launched: unknown[] = [];
    const result = await recoverExecutions({
      tenants: () => Promise.resolve(['t1', 't2']),
      now,
      waiting: (tenantId, before) => {
        asked.push(`${tenantId} ${before}`);
        return Promise.resolve(tenantId === 't1' ? [aRecord('e1'), aRecord('e2')] : []);
      },
      payload: (record) => Promise.resolve({ input: { of: record.id }, context: {} }),
      launch: (record, payload) => {
        launched.push([record.id, payload.input]);
        // Step Functions is still too busy for the second one.
        return Promise.resolve(record.id === 'e1' ? { ...record, status: 'STARTED' as const } : record);
      },
    });
    expect(asked).toEqual(['t1 2026-03-01T09:09:30.000Z', 't2 2026-03-01T09:09:30.000Z']);
    expect(launched).toEqual([
      ['e1', { of: 'e1' }],
      ['e2', { of: 'e2' }],
    ]);
    expect(result).toEqual({ started: 1 });
  });
});
