import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '#contracts/events.ts';
import { AuditRecorder } from './audit-recorder.ts';

const entry = (id: string, tenantId: string): AuditEntry => ({
  id,
  type: 'execution.created',
  tenantId,
  actor: { type: 'user', id: 'u' },
  correlationId: 'c',
  causationId: 'r',
  time: '2026-01-01T00:00:00.000Z',
  version: 1,
  data: {},
  source: 'flowmaster.executions',
  recordedAt: '2026-01-01T00:00:01.000Z',
});

/** Remembers what was written, per tenant and call; refuses the ids in `bad`, and with them the whole write. */
function recorderRefusing(...bad: string[]) {
  const writes: string[] = [];
  const write = async (tenantId: string, entries: readonly AuditEntry[]) => {
    const ids = entries.map(({ id }) => id);
    if (ids.some((id) => bad.includes(id))) throw new Error(`refused ${ids.join()}`);
    writes.push(`${tenantId}: ${ids.join()}`);
  };
  const recorder = new AuditRecorder((tenantId) => ({
    record: (one) => write(tenantId, [one]),
    recordAll: (all) => write(tenantId, all),
  }));
  return { recorder, writes };
}

describe('recording a batch of events', () => {
  it('writes once per tenant, never two tenants together', async () => {
    const { recorder, writes } = recorderRefusing();
    await Promise.all([entry('1', 'a'), entry('2', 'b'), entry('3', 'a')].map((one) => recorder.record(one)));
    expect(writes).toEqual(['a: 1,3', 'b: 2']);
  });

  it('records the others when one is refused', async () => {
    const { recorder, writes } = recorderRefusing('2');
    const outcomes = await Promise.allSettled(['1', '2', '3'].map((id) => recorder.record(entry(id, 'a'))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(writes).toEqual(['a: 1', 'a: 3']);
  });

  it('begins a new write after the first has gone out', async () => {
    const { recorder, writes } = recorderRefusing();
    await recorder.record(entry('1', 'a'));
    await recorder.record(entry('2', 'a'));
    expect(writes).toEqual(['a: 1', 'a: 2']);
  });
});
