import { eventOf, type PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { BodyOf } from '#contracts/core/operation.ts';
import { type Branch, type updateBranch as contract, processBranchUpdated } from '#contracts/processes/index.ts';
import { diffDefinitions } from '#process-model/diff/diff-definitions.ts';
import type { Caller } from '#runtime/actor.ts';
import { newId, timestamp } from '#runtime/ids.ts';
import { checkWellFormed } from '../drafts/check-well-formed.ts';
import { outdated } from '../drafts/save-process.ts';
import type { Histories } from '../history-store.ts';
import { belongingTo, compact, stampOf } from '../process.ts';
import { requireOpenDraft } from '../require-process.ts';
import { readBranch, type SavedBranch } from './read-branch.ts';
import { nameTaken } from './require-branch.ts';

/** Who merged what into a branch. */
export interface BranchSave {
  ifMatch: string;
  kind: 'saved' | 'merged';
  from?: string | undefined;
  merged?: string | undefined;
  revisionId?: string;
}

/**
 * Saves a branch and adds to its history.
 * @throws AppError `process.not-found`, `process.archived`, `process.branch-not-found`, `process.branch-exists`, `process.invalid`,
 * `request.precondition-failed`
 */
export async function updateBranch(
  id: string,
  branchId: string,
  { definition: given, name, description, note }: BodyOf<typeof contract>,
  { ifMatch, kind, from, merged, revisionId = newId('rev') }: BranchSave,
  caller: Caller,
  histories: Histories,
  events: PublishableEvent[] = [],
): Promise<SavedBranch> {
  checkWellFormed(given);
  const { process } = await requireOpenDraft(id, histories.store);
  const { definition: old, ...before } = (await readBranch(id, branchId, histories)).branch;
  const definition = belongingTo(given, old);
  const stamp = stampOf(caller, timestamp());
  const branch: Branch = compact({
    ...before,
    name: name ?? before.name,
    description: description ?? before.description,
    revisionId,
    nodeCount: definition.nodes.length,
    updatedAt: stamp.updatedAt,
  });
  const revision = compact({
    id: revisionId,
    branchId,
    kind,
    note,
    from,
    parents: [before.revisionId, merged].filter((parent) => parent !== undefined),
    counts: diffDefinitions(old, definition).counts,
  });
  const event = eventOf(processBranchUpdated, {
    processId: id,
    name: process.name,
    branchId,
    branchName: branch.name,
    revisionId,
  });
  const failure = await histories.history.replaceBranch(ifMatch, { branch, revision, definition, stamp }, [
    ...events,
    event,
  ]);
  if (failure === 'name-taken') throw nameTaken(branch.name);
  if (failure === 'outdated') throw outdated('branch', ifMatch);
  return readBranch(id, branchId, histories);
}
