import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { executionFailedToStart } from '#contracts/executions/index.ts';
import { timestamp } from '#runtime/ids.ts';
import { type ExecutionRecord, eventIdsOf, hasEnded } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';

export interface Abandoning {
  store: Pick<ExecutionStore, 'descendants' | 'getMany' | 'change'>;
  hasRun: (record: ExecutionRecord) => Promise<boolean>;
}

/** Children that were prepared but that the state machine of an ended parent never came to start will never start. */
export async function abandonChildren(parent: ExecutionRecord, { store, hasRun }: Abandoning): Promise<void> {
  const links = await store.descendants(parent.rootExecutionId);
  const own = links.filter((link) => link.parentExecutionId === parent.id);
  for (const child of await store.getMany(own.map((link) => link.id))) {
    if (hasEnded(child) || (await hasRun(child))) continue;
    const now = timestamp();
    const set = { status: 'FAILED_TO_START', runtimeStatus: 'failed', endedAt: now, updatedAt: now } as const;
    const cause = 'The execution above it ended before it was started.';
    await store.change(child, { set }, [eventOf(executionFailedToStart, { ...eventIdsOf(child), cause })]);
  }
}
