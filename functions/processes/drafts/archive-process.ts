import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { type ProcessSummary, processArchived } from '#contracts/processes/index.ts';
import { timestamp } from '#runtime/ids.ts';
import { toSummary } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { requireDraft } from '../require-process.ts';
import type { ExecutionsGateway } from '../versions/executions-gateway.ts';

/** Ends a process: no edits, no starts; running executions go on. Archiving again changes nothing. @throws AppError `process.not-found` */
export async function archiveProcess(
  id: string,
  { store, executions }: { store: ProcessStore; executions: ExecutionsGateway },
): Promise<ProcessSummary> {
  const { process } = await requireDraft(id, store);
  if (process.status === 'archived') return toSummary(process);
  const change = { status: 'archived' as const, updatedAt: timestamp() };
  await store.change(id, change, [eventOf(processArchived, { processId: id, name: process.name })]);
  await executions.setActive(id, null);
  return toSummary({ ...process, ...change });
}
