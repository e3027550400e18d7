import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { processBranchDeleted } from '#contracts/processes/index.ts';
import type { Histories } from '../history-store.ts';
import { requireDraft } from '../require-process.ts';
import { branchNotFound, requireBranch } from './require-branch.ts';

/** @throws AppError `process.not-found`, `process.branch-not-found` */
export async function deleteBranch(id: string, branchId: string, { store, history }: Histories): Promise<void> {
  const { process } = await requireDraft(id, store);
  const { branch } = await requireBranch(id, branchId, history);
  const event = eventOf(processBranchDeleted, { processId: id, name: process.name, branchId, branchName: branch.name });
  if (!(await history.removeBranch(id, branchId, [event]))) throw branchNotFound(branchId);
}
