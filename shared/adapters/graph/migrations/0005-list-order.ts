import type { Database } from 'arangojs';
import { persistentIndex } from './create.ts';

/** Lists of processes in the order in which they are shown, so that a page does not read all of them. */
export async function listOrder(db: Database): Promise<void> {
  const persistent = persistentIndex(db);
  await persistent('process_def', 'by_change', ['tenant_id', 'kind', 'updatedAt', 'process_id']);
  await persistent('process_def', 'by_status', ['tenant_id', 'kind', 'status', 'updatedAt', 'process_id']);
}
