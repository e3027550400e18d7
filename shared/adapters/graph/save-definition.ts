import { aql, type Database } from 'arangojs';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { PublishableEvent } from '../dynamodb/outbox.ts';
import type { BpmnOriginal } from './bpmn/bpmn-document.ts';
import { BPMN_COLLECTION, copyBpmn, writeBpmn } from './bpmn/write-bpmn.ts';
import { definitionToDocuments } from './definition-to-documents.ts';
import type { ProcessDocument, Stamp } from './documents.ts';
import { replaceOwned } from './replace-owned.ts';
import type { NewRevision } from './revisions/revision-document.ts';
import { REVISION_COLLECTIONS, type Saver, writeRevision } from './revisions/write-revision.ts';
import { OWNED_DOCUMENTS, OWNED_EDGES } from './schema.ts';
import { CONFLICT, inTransaction, isArangoError, UNIQUE_VIOLATED } from './transaction.ts';

const OWNED = [...OWNED_DOCUMENTS, ...OWNED_EDGES];
const COLLECTIONS = ['process_def', 'proc_def_version_of', BPMN_COLLECTION, ...OWNED, ...REVISION_COLLECTIONS];

type Step = <R>(call: () => Promise<R>) => Promise<R>;
type Head = Omit<ProcessDocument, '_rev'>;

const insertOwned = async (
  db: Database,
  step: Step,
  processKey: string,
  definition: ProcessDefinition,
  stamp: Stamp,
): Promise<void> => {
  for (const [name, documents] of Object.entries(definitionToDocuments(processKey, definition, stamp))) {
    if (documents.length > 0)
      await step(() => db.query(aql`FOR d IN ${documents} INSERT d INTO ${db.collection(name)}`));
  }
};

/** Writes a new process with its first draft, and with `revision` its history. @returns the document's revision */
export const insertDraft = (
  db: Database,
  head: Head,
  definition: ProcessDefinition,
  stamp: Stamp,
  events: readonly PublishableEvent[],
  revision?: NewRevision,
  bpmn?: BpmnOriginal,
): Promise<string> =>
  inTransaction(db, COLLECTIONS, events, async (step) => {
    const { _rev } = await step(() => db.collection('process_def').save({ ...head, revision: revision?.id ?? null }));
    await insertOwned(db, step, head._key, definition, stamp);
    if (revision) await writeRevision(db, step, head.process_id, revision, definition, stamp);
    if (bpmn) await writeBpmn(db, step, head._key, bpmn, stamp);
    return _rev;
  });

/** Replaces the draft if it is still at `rev`, and adds to its history. @returns the document's new revision, or nothing when somebody else was faster */
export async function replaceDraft(
  db: Database,
  { head, rev, revision, bpmn }: { head: Head; rev: string; revision: NewRevision; bpmn?: BpmnOriginal | undefined },
  definition: ProcessDefinition,
  { savedBy, ...stamp }: Saver,
  events: readonly PublishableEvent[],
): Promise<string | undefined> {
  try {
    return await inTransaction(db, COLLECTIONS, events, async (step) => {
      const { _rev } = await step(() =>
        db
          .collection('process_def')
          .replace(head._key, { ...head, revision: revision.id, _rev: rev }, { ifMatch: rev }),
      );
      const owned = definitionToDocuments(head._key, definition, stamp);
      await replaceOwned(db, step, { processKey: head._key, tenantId: head.tenant_id }, owned);
      await writeRevision(db, step, head.process_id, revision, definition, { ...stamp, ...(savedBy && { savedBy }) });
      if (bpmn) await writeBpmn(db, step, head._key, bpmn, stamp);
      return _rev;
    });
  } catch (error) {
    if (isArangoError(error, CONFLICT)) return undefined;
    throw error;
  }
}

export interface VersionToInsert {
  version: Head;
  definition: ProcessDefinition;
  stamp: Stamp;
  artifacts: Record<string, unknown>;
  /** Version that the draft gets next. */
  nextVersion: string;
}

/** Writes an immutable copy of a definition as a version of its process. @returns false when the version exists */
export async function insertVersion(
  db: Database,
  { version, definition, stamp, artifacts, nextVersion }: VersionToInsert,
  events: readonly PublishableEvent[],
): Promise<boolean> {
  try {
    await inTransaction(db, [...COLLECTIONS, 'process_artifacts'], events, async (step) => {
      await step(() => db.collection('process_def').save(version));
      await step(() => db.collection('process_artifacts').save({ ...artifacts, ...stamp, _key: version._key }));
      await step(() =>
        db
          .collection('proc_def_version_of')
          .save({ _from: `process_def/${version._key}`, _to: `process_def/${version.process_id}`, ...stamp }),
      );
      await insertOwned(db, step, version._key, definition, stamp);
      await copyBpmn(db, step, version.process_id, version._key, version.tenant_id);
      await step(() => db.collection('process_def').update(version.process_id, { version: nextVersion }));
    });
    return true;
  } catch (error) {
    if (isArangoError(error, UNIQUE_VIOLATED, CONFLICT)) return false;
    throw error;
  }
}
