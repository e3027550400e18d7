import { aql, type Database } from 'arangojs';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Stamp } from '../documents.ts';
import { pack } from './contents.ts';
import { type NewRevision, toDocument } from './revision-document.ts';

export const REVISION_COLLECTIONS = ['process_revisions', 'process_contents'] as const;

type Step = <R>(call: () => Promise<R>) => Promise<R>;

/** Who saved when: the save itself, where the stamp tells of the document that was saved. */
export type Saver = Stamp & { savedBy?: string };

/** Adds a save to the history, within the transaction of the save. */
export async function writeRevision(
  db: Database,
  step: Step,
  processId: string,
  revision: NewRevision,
  definition: ProcessDefinition,
  { savedBy, ...stamp }: Saver,
): Promise<void> {
  const content = pack(processId, definition);
  const createdBy = savedBy ?? stamp.createdBy;
  const stored = { ...content, process_id: processId, ...stamp, createdBy };
  const document = toDocument(revision, processId, definition, content._key, { ...stamp, createdBy }, stamp.updatedAt);
  await step(() => db.query(aql`INSERT ${stored} INTO process_contents OPTIONS { overwriteMode: "ignore" }`));
  await step(() => db.query(aql`INSERT ${document} INTO process_revisions`));
}
