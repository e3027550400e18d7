import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { type Process, processCreated, processUpdated } from '#contracts/processes/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { newId, timestamp } from '#runtime/ids.ts';
import { compact, headFields, stampOf, toProcess } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { requireDraft, requireOpenDraft } from '../require-process.ts';
import { checkWellFormed } from './check-well-formed.ts';

const FIRST_VERSION = '1.0.0';

export interface Saved {
  process: Process;
  rev: string;
}

const read = async (id: string, store: ProcessStore): Promise<Saved> => {
  const graph = await requireDraft(id, store);
  return { process: toProcess(graph), rev: graph.process._rev };
};

/** Creates a process with its first draft. @throws AppError `process.invalid` */
export async function createProcess(
  definition: ProcessDefinition,
  caller: Caller,
  store: ProcessStore,
): Promise<Saved> {
  checkWellFormed(definition);
  const id = newId('proc');
  const stamp = stampOf(caller, timestamp());
  const head = {
    _key: id,
    process_id: id,
    kind: 'draft' as const,
    status: 'draft' as const,
    versionStatus: 'DRAFT' as const,
    version: FIRST_VERSION,
    ...headFields({ ...definition, owner: definition.owner ?? caller.actor.id }),
    ...stamp,
    organization_id: definition.organization_id ?? stamp.organization_id,
  };
  await store.create(head, definition, stamp, [eventOf(processCreated, { processId: id, name: definition.name })]);
  return read(id, store);
}

/** Replaces the working draft. @throws AppError `process.not-found`, `process.archived`, `process.invalid`, `request.precondition-failed` */
export async function updateProcess(
  id: string,
  definition: ProcessDefinition,
  ifMatch: string,
  caller: Caller,
  store: ProcessStore,
): Promise<Saved> {
  checkWellFormed(definition);
  const { process: before } = await requireOpenDraft(id, store);
  const stamp = stampOf(caller, timestamp(), before);
  const { _rev, description: _description, metadata: _metadata, ...kept } = before;
  const head = compact({
    ...kept,
    ...headFields({ ...definition, owner: definition.owner ?? before.owner }),
    ...stamp,
  });
  const rev = await store.save(head, ifMatch, definition, stamp, [
    eventOf(processUpdated, { processId: id, name: definition.name }),
  ]);
  if (rev !== undefined) return read(id, store);
  throw new AppError('precondition-failed', 'request.precondition-failed', 'The draft was changed since you read it.', {
    errors: [
      { path: 'header.if-match', code: 'outdated', message: `is ${ifMatch}; the draft has another revision now` },
    ],
    help: 'Read it again, bring your changes in, and save with the new ETag.',
  });
}
