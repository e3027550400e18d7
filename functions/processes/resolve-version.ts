import type { RunnableVersion } from '#contracts/processes.ts';
import type { ProcessStore } from './process-store.ts';
import { toRunnable } from './runnable.ts';

/** A published version, or the active one, as executions runs it; null when there is none. For contexts whose projection lacks it. */
export async function resolveVersion(
  processId: string,
  version: string,
  store: ProcessStore,
): Promise<RunnableVersion | null> {
  const draft = await store.draft(processId);
  const number = version === 'active' ? draft?.process.activeVersion : version;
  if (!draft || draft.process.status === 'archived' || number === undefined) return null;
  const [published, artifacts] = await Promise.all([
    store.version(processId, number),
    store.artifacts(processId, number),
  ]);
  return published && artifacts ? toRunnable(published, artifacts) : null;
}
