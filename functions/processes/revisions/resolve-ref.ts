import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { DefinitionRef } from '#contracts/processes/index.ts';
import { AppError } from '#runtime/errors.ts';
import { requireBranch } from '../branches/require-branch.ts';
import type { Histories, HistoryStore } from '../history-store.ts';
import { definitionOf } from '../process.ts';
import { requireDraft, requireVersion } from '../require-process.ts';

/** A state of a process: what a ref names. */
export interface State {
  ref: DefinitionRef;
  definition: ProcessDefinition;
  /** The revision that holds it. */
  revisionId: string | undefined;
  /** Of the document that it is saved to; only drafts and branches have one. */
  rev?: string;
}

/**
 * Finds a state of a process that the caller knows to exist.
 * @throws AppError `process.not-found`, `process.version-not-found`, `process.revision-not-found`, `process.branch-not-found`
 */
export async function resolveRef(id: string, ref: DefinitionRef, { store, history }: Histories): Promise<State> {
  if (ref.startsWith('branch_')) {
    const found = await requireBranch(id, ref, history);
    return { ...(await resolveRevision(id, found.branch.revisionId, history)), ref, rev: found.rev };
  }
  if (ref.startsWith('rev_')) return resolveRevision(id, ref, history);
  const graph = ref === 'draft' ? await requireDraft(id, store) : await requireVersion(id, ref, store);
  const { revision: revisionId, _rev: rev, kind } = graph.process;
  return { ref, definition: definitionOf(graph), revisionId, ...(kind === 'draft' && { rev }) };
}

async function resolveRevision(id: string, ref: string, history: HistoryStore): Promise<State> {
  const { definition } = await requireRevision(id, ref, history);
  return { ref, definition, revisionId: ref };
}

/** @throws AppError `process.revision-not-found` */
export async function requireRevision(id: string, revisionId: string, history: HistoryStore) {
  const found = await history.revision(id, revisionId);
  if (found) return found;
  throw new AppError('not-found', 'process.revision-not-found', `The process has no revision ${revisionId}.`, {
    help: 'See GET /processes/{id}/revisions.',
  });
}
