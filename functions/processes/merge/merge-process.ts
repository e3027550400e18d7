import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { ResultOf } from '#contracts/core/operation.ts';
import { type ProcessDefinition, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import { type mergeProcess as contract, type MergeRequest, processMerged } from '#contracts/processes/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { newId } from '#runtime/ids.ts';
import { issuesToErrors } from '#runtime/problems.ts';
import { updateBranch } from '../branches/update-branch.ts';
import { outdated, replaceDraft } from '../drafts/save-process.ts';
import type { Histories } from '../history-store.ts';
import { requireOpenDraft } from '../require-process.ts';
import { requireRevision } from '../revisions/resolve-ref.ts';
import { type MergedStates, mergeStates } from './merge-states.ts';

export interface Merged {
  result: ResultOf<typeof contract>;
  rev: string;
}

/**
 * Merges a state into the draft or a branch: one save with two parents.
 * @throws AppError `process.archived`, `process.merge-nothing`, `process.merge-conflicts`, `process.invalid`, `request.precondition-failed`
 * and what `mergeStates` throws
 */
export async function mergeProcess(
  id: string,
  request: MergeRequest,
  ifMatch: string,
  caller: Caller,
  histories: Histories,
): Promise<Merged> {
  const before = await requireOpenDraft(id, histories.store);
  const states = await mergeStates(id, request, histories);
  const { target, source, merge, diff, baseRevisionId } = states;
  if (target.rev !== ifMatch) throw outdated(request.into === 'draft' ? 'draft' : 'branch', ifMatch);
  refuseUnfinished(states);
  const definition = parseMerged(merge.definition);
  const revisionId = newId('rev');
  const save = { ifMatch, kind: 'merged' as const, from: source.ref, merged: source.revisionId, revisionId };
  const { note } = request;
  const events = [
    eventOf(processMerged, { processId: id, name: definition.name, from: source.ref, into: target.ref, revisionId }),
  ];
  const { rev } =
    request.into === 'draft'
      ? await replaceDraft(before, definition, { ...save, note }, events, caller, histories.store)
      : await updateBranch(id, request.into, { definition, note }, save, caller, histories, events);
  const { revision } = await requireRevision(id, revisionId, histories.history);
  return { result: { baseRevisionId, diff, droppedFlows: merge.dropped, revision, definition }, rev };
}

function refuseUnfinished({ merge: { open }, upToDate, source, target }: MergedStates): void {
  if (upToDate) {
    throw new AppError('conflict', 'process.merge-nothing', `${target.ref} has everything of ${source.ref} already.`, {
      help: 'Nothing needs to be merged.',
    });
  }
  if (open.length === 0) return;
  throw new AppError('conflict', 'process.merge-conflicts', `${open.length} conflicts need a decision.`, {
    errors: open.slice(0, 100).map(({ id, element, elementId, path, kind, message }) => ({
      path: `/${element}/${elementId}${path}`,
      code: kind,
      message: `${message} (conflict "${id}")`,
      help: 'Add a resolution that names this conflict.',
    })),
    help: 'See the sides with POST /processes/{id}/merge/preview, and send `resolutions` or `prefer`.',
  });
}

/** Values that resolutions gave may be anything: what comes out must be a definition. */
function parseMerged(merged: ProcessDefinition): ProcessDefinition {
  const parsed = ProcessDefinitionSchema.safeParse(merged);
  if (parsed.success) return parsed.data;
  const errors = issuesToErrors('', parsed.error.issues);
  throw new AppError('invalid', 'process.invalid', `The merged definition is not valid: ${errors[0]?.message ?? ''}`, {
    errors,
    help: 'Correct the `value` of the resolutions that `errors` point to.',
    cause: parsed.error,
  });
}
