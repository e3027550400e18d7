import type { ProcessGraph } from '#adapters/graph/documents.ts';
import { AppError, notFound } from '#runtime/errors.ts';
import type { ProcessStore } from './process-store.ts';

/** The working draft. @throws AppError `process.not-found` */
export async function requireDraft(id: string, store: ProcessStore): Promise<ProcessGraph> {
  const draft = await store.draft(id);
  if (!draft) throw notFound('process', id);
  return draft;
}

/** The working draft of a process that has not been ended. @throws AppError `process.not-found`, `process.archived` */
export async function requireOpenDraft(id: string, store: ProcessStore): Promise<ProcessGraph> {
  const draft = await requireDraft(id, store);
  if (draft.process.status !== 'archived') return draft;
  throw new AppError('conflict', 'process.archived', `The process "${draft.process.name}" is archived.`, {
    help: 'Create a new process; its definition can be read and copied.',
  });
}

/** A version: a published one, or the draft under the number that it will get. @throws AppError `process.version-not-found` */
export async function requireVersion(id: string, version: string, store: ProcessStore): Promise<ProcessGraph> {
  const found = await store.version(id, version);
  if (found) return found;
  const draft = await store.draft(id);
  if (draft?.process.version === version) return draft;
  throw new AppError('not-found', 'process.version-not-found', `Process ${id} has no version ${version}.`, {
    help: 'See GET /processes/{id}/versions.',
  });
}

/** @throws AppError `process.version-not-found`, `process.version-not-published` */
export async function requirePublished(id: string, version: string, store: ProcessStore): Promise<ProcessGraph> {
  const found = await requireVersion(id, version, store);
  if (found.process.kind === 'version') return found;
  throw new AppError('conflict', 'process.version-not-published', `Version ${version} is still a draft.`, {
    help: 'Publish it first: POST /processes/{id}/publish.',
  });
}
