import { eventOf, type PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { BpmnOriginal } from '#adapters/graph/bpmn/bpmn-document.ts';
import type { ProcessGraph } from '#adapters/graph/documents.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { type Process, processCreated, processUpdated, type Revision } from '#contracts/processes/index.ts';
import { diffDefinitions } from '#process-model/diff/diff-definitions.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { newId, timestamp } from '#runtime/ids.ts';
import { belongingTo, compact, definitionOf, headFields, stampOf, toProcess } from '../process.ts';
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
  given: ProcessDefinition,
  caller: Caller,
  store: ProcessStore,
  { id = newId('proc'), bpmn }: { id?: string; bpmn?: BpmnOriginal } = {},
): Promise<Saved> {
  checkWellFormed(given);
  const stamp = stampOf(caller, timestamp());
  const organization_id = given.organization_id ?? stamp.organization_id;
  const definition = belongingTo(given, { owner: caller.actor.id, organization_id });
  const head = {
    _key: id,
    process_id: id,
    kind: 'draft' as const,
    status: 'draft' as const,
    versionStatus: 'DRAFT' as const,
    version: FIRST_VERSION,
    ...headFields(definition),
    ...stamp,
    organization_id,
  };
  const revision = { id: newId('rev'), kind: 'created' as const, parents: [] };
  const event = eventOf(processCreated, { processId: id, name: definition.name });
  await store.create(head, definition, stamp, revision, [event], bpmn);
  return read(id, store);
}

/** Replaces the working draft. @throws AppError `process.not-found`, `process.archived`, `process.invalid`, `request.precondition-failed` */
export async function updateProcess(
  id: string,
  definition: ProcessDefinition,
  { ifMatch, note }: { ifMatch: string; note?: string | undefined },
  caller: Caller,
  store: ProcessStore,
): Promise<Saved> {
  const event = eventOf(processUpdated, { processId: id, name: definition.name });
  const before = await requireOpenDraft(id, store);
  return replaceDraft(before, definition, { ifMatch, kind: 'saved', note }, [event], caller, store);
}

/** How a draft came to be replaced. */
export interface Save {
  ifMatch: string;
  kind: Revision['kind'];
  note?: string | undefined;
  /** What was restored or merged. */
  from?: string | undefined;
  /** Revision that was merged in, beside the draft's own. */
  merged?: string | undefined;
  revisionId?: string | undefined;
  /** The document that it was imported from. */
  bpmn?: BpmnOriginal | undefined;
}

/** Replaces a draft and adds to its history, in one write. @throws AppError `process.invalid`, `request.precondition-failed` */
export async function replaceDraft(
  before: ProcessGraph,
  given: ProcessDefinition,
  { ifMatch, merged, revisionId = newId('rev'), kind, note, from, bpmn }: Save,
  events: PublishableEvent[],
  caller: Caller,
  store: ProcessStore,
): Promise<Saved> {
  checkWellFormed(given);
  const { process } = before;
  const definition = belongingTo(given, process);
  const stamp = stampOf(caller, timestamp(), process);
  const { _rev, description: _description, metadata: _metadata, diagram: _diagram, ...kept } = process;
  const head = compact({
    ...kept,
    ...headFields(definition),
    ...stamp,
  });
  const revision = compact({
    id: revisionId,
    kind,
    note,
    from,
    parents: [process.revision, merged].filter((parent) => parent !== undefined),
    counts: diffDefinitions(definitionOf(before), definition).counts,
  });
  const rev = await store.save(
    { head, rev: ifMatch, revision, bpmn },
    definition,
    { ...stamp, savedBy: caller.actor.id },
    events,
  );
  if (rev !== undefined) return read(process.process_id, store);
  throw outdated('draft', ifMatch);
}

export const outdated = (what: string, ifMatch: string): AppError =>
  new AppError('precondition-failed', 'request.precondition-failed', `The ${what} was changed since you read it.`, {
    errors: [
      { path: 'header.if-match', code: 'outdated', message: `is ${ifMatch}; the ${what} has another revision now` },
    ],
    help: 'Read it again, bring your changes in, and save with the new ETag.',
  });
