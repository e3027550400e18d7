import type { StoredBranch } from '#adapters/graph/revisions/branches.ts';
import { AppError } from '#runtime/errors.ts';
import type { HistoryStore } from '../history-store.ts';

/** @throws AppError `process.branch-not-found` */
export async function requireBranch(processId: string, id: string, history: HistoryStore): Promise<StoredBranch> {
  const found = await history.branch(processId, id);
  if (!found) throw branchNotFound(id);
  return found;
}

export const branchNotFound = (id: string): AppError =>
  new AppError('not-found', 'process.branch-not-found', `The process has no branch ${id}.`, {
    help: 'See GET /processes/{id}/branches; it may have been removed.',
  });

export const nameTaken = (name: string): AppError =>
  new AppError('conflict', 'process.branch-exists', `The process has a branch "${name}" already.`, {
    errors: [{ path: '/name', code: 'taken', message: 'is the name of another branch, whatever the case' }],
    help: 'Give the branch another name.',
  });
