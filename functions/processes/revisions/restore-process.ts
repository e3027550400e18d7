import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { BodyOf } from '#contracts/core/operation.ts';
import { type restoreProcess as contract, processRestored } from '#contracts/processes/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { newId } from '#runtime/ids.ts';
import { replaceDraft, type Saved } from '../drafts/save-process.ts';
import type { Histories } from '../history-store.ts';
import { requireOpenDraft } from '../require-process.ts';
import { resolveRef } from './resolve-ref.ts';

/**
 * Makes an earlier state the draft again. What it replaces stays in the history.
 * @throws AppError `process.not-found`, `process.archived`, `request.precondition-failed` and what `resolveRef` throws
 */
export async function restoreProcess(
  id: string,
  { from, note }: BodyOf<typeof contract>,
  ifMatch: string,
  caller: Caller,
  histories: Histories,
): Promise<Saved> {
  const before = await requireOpenDraft(id, histories.store);
  const { definition } = await resolveRef(id, from, histories);
  const revisionId = newId('rev');
  const event = eventOf(processRestored, { processId: id, name: definition.name, from, revisionId });
  const save = { ifMatch, kind: 'restored' as const, from, note, revisionId };
  return replaceDraft(before, definition, save, [event], caller, histories.store);
}
