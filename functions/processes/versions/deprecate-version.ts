import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { versionKey } from '#adapters/graph/documents.ts';
import { type ProcessVersion, processDeprecated } from '#contracts/processes/index.ts';
import { AppError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { toVersion } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { requireDraft, requirePublished } from '../require-process.ts';

/**
 * Marks a published version as no longer recommended. Running executions go on.
 * @throws AppError `process.version-active`, `process.version-not-found`, `process.version-not-published`
 */
export async function deprecateVersion(id: string, version: string, store: ProcessStore): Promise<ProcessVersion> {
  const draft = await requireDraft(id, store);
  const published = await requirePublished(id, version, store);
  if (draft.process.activeVersion === version) {
    throw new AppError('conflict', 'process.version-active', `Version ${version} is the active one.`, {
      help: 'Activate another version first.',
    });
  }
  if (published.process.versionStatus === 'DEPRECATED')
    return toVersion(published.process, draft.process.activeVersion);
  const change = { versionStatus: 'DEPRECATED' as const, updatedAt: timestamp() };
  const event = eventOf(processDeprecated, { processId: id, name: draft.process.name, version });
  await store.change(versionKey(id, version), change, [event]);
  return toVersion({ ...published.process, ...change }, draft.process.activeVersion);
}
