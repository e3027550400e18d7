import { asRun } from './as-run.ts';
import type { ExecutionPayload, ExecutionRecord } from './execution.ts';

/** A start that is younger is still at it. */
const GRACE_MS = 30_000;
/** Per tenant and sweep: the next sweep goes on. */
const MOST_AT_ONCE = 100;

interface Ports {
  tenants: () => Promise<string[]>;
  now: () => number;
  /** CREATED executions, oldest first, that were asked for before a time. */
  waiting: (tenantId: string, before: string, limit: number) => Promise<ExecutionRecord[]>;
  payload: (record: ExecutionRecord) => Promise<ExecutionPayload>;
  launch: (record: ExecutionRecord, payload: ExecutionPayload) => Promise<ExecutionRecord>;
}

/** Starts what a crash or a busy Step Functions left behind as CREATED. A run's name is its execution's id: none starts twice. */
export async function recoverExecutions(ports: Ports): Promise<{ started: number }> {
  const before = new Date(ports.now() - GRACE_MS).toISOString();
  let started = 0;
  for (const tenantId of await ports.tenants()) {
    for (const record of await ports.waiting(tenantId, before, MOST_AT_ONCE)) {
      const after = await asRun(record, async () => ports.launch(record, await ports.payload(record)));
      if (after.status !== 'CREATED') started += 1;
    }
  }
  return { started };
}
