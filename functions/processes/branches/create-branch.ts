import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { BodyOf } from '#contracts/core/operation.ts';
import { type Branch, type createBranch as contract, processBranchCreated } from '#contracts/processes/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { newId, timestamp } from '#runtime/ids.ts';
import type { Histories } from '../history-store.ts';
import { compact, stampOf } from '../process.ts';
import { requireOpenDraft } from '../require-process.ts';
import { resolveRef } from '../revisions/resolve-ref.ts';
import { readBranch, type SavedBranch } from './read-branch.ts';
import { nameTaken } from './require-branch.ts';

/** Branches off a state. @throws AppError `process.not-found`, `process.archived`, `process.branch-exists` and what `resolveRef` throws */
export async function createBranch(
  id: string,
  { name, description, from }: BodyOf<typeof contract>,
  caller: Caller,
  histories: Histories,
): Promise<SavedBranch> {
  const { process } = await requireOpenDraft(id, histories.store);
  const { definition, revisionId: base } = await resolveRef(id, from, histories);
  const now = timestamp();
  const stamp = stampOf(caller, now);
  const [branchId, revisionId] = [newId('branch'), newId('rev')];
  const { createdAt, updatedAt, createdBy } = stamp;
  const branch: Branch = compact({
    id: branchId,
    processId: id,
    name,
    description,
    from,
    baseRevisionId: base ?? revisionId,
    revisionId,
    nodeCount: definition.nodes.length,
    createdAt,
    updatedAt,
    createdBy,
  });
  const revision = { id: revisionId, branchId, kind: 'branched' as const, from, parents: base ? [base] : [] };
  const event = eventOf(processBranchCreated, { processId: id, name: process.name, branchId, branchName: name });
  if (!(await histories.history.insertBranch({ branch, revision, definition, stamp }, [event]))) throw nameTaken(name);
  return readBranch(id, branchId, histories);
}
