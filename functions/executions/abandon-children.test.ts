import { describe, expect, it } from 'vitest';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import { runAs, serviceCaller } from '#runtime/actor.ts';
import { abandonChildren } from './abandon-children.ts';
import type { ExecutionRecord } from './execution.ts';

const tenantId = 'a0000000-0000-4000-8000-000000000001';
const idOf = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;
const record = (n: number, overrides: Partial<ExecutionRecord> = {}): ExecutionRecord => ({
  id: idOf(n),
  tenant_id: tenantId,
  name: 'Credit',
  processId: 'proc_01J00000000000000000000002',
  processName: 'Credit',
  version: '1.0.0',
  status: 'STARTED',
  runtimeStatus: 'in_progress',
  rootExecutionId: idOf(0),
  correlationId: idOf(0),
  startedBy: 'dana',
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-01T09:00:00.000Z',
  stateMachineVersionArn: 'm:1',
  runArn: `run:${n}`,
  ...overrides,
});

describe('The children of an ended execution', () => {
  it('that never started are recorded as failed to start; those that run or have ended are left alone', async () => {
    const children = [record(1), record(2), record(3, { status: 'COMPLETED', runtimeStatus: 'completed' })];
    const changed: [string, unknown, string | undefined][] = [];
    const ports = {
      hasRun: (one: ExecutionRecord) => Promise.resolve(one.id === idOf(2)),
      store: {
        descendants: () =>
          Promise.resolve([
            ...children.map(({ id }) => ({ id, parentExecutionId: idOf(0) })),
            { id: idOf(4), parentExecutionId: idOf(2) },
          ]),
        getMany: (ids: readonly string[]) => Promise.resolve(children.filter((one) => ids.includes(one.id))),
        change: (one: ExecutionRecord, { set }: { set: Partial<ExecutionRecord> }, events: PublishableEvent[] = []) => {
          changed.push([one.id, set.status, events[0]?.envelope.type]);
          return Promise.resolve({ ...one, ...set });
        },
      },
    };
    const caller = serviceCaller('executions', tenantId, { requestId: 'r', correlationId: idOf(0) });
    await runAs(caller, () => abandonChildren(record(0), ports));
    expect(changed).toEqual([[idOf(1), 'FAILED_TO_START', 'execution.failed-to-start']]);
  });
});
