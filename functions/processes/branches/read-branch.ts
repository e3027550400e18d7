import type { ResultOf } from '#contracts/core/operation.ts';
import type { getBranch } from '#contracts/processes/index.ts';
import type { Histories } from '../history-store.ts';
import { branchNotFound, requireBranch } from './require-branch.ts';

/** A branch as it is answered, with the ETag that it has. */
export interface SavedBranch {
  branch: ResultOf<typeof getBranch>;
  rev: string;
}

/** A branch with its definition. @throws AppError `process.branch-not-found` */
export async function readBranch(id: string, branchId: string, { history }: Histories): Promise<SavedBranch> {
  const { branch, rev } = await requireBranch(id, branchId, history);
  const found = await history.revision(id, branch.revisionId);
  if (!found) throw branchNotFound(branchId);
  return { branch: { ...branch, definition: found.definition }, rev };
}
