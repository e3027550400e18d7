import { aql, type Database } from 'arangojs';
import type { Stamp } from '../documents.ts';
import { type BpmnOriginal, toBpmnDocument } from './bpmn-document.ts';

type Step = <R>(call: () => Promise<R>) => Promise<R>;

export const BPMN_COLLECTION = 'process_bpmn';

/** Keeps the document of a draft instead of the one before, within a transaction. */
export const writeBpmn = (db: Database, step: Step, processId: string, original: BpmnOriginal, stamp: Stamp) =>
  step(() =>
    db
      .collection(BPMN_COLLECTION)
      .save(toBpmnDocument(processId, processId, original, stamp), { overwriteMode: 'replace' }),
  );

/** Gives a version a copy of the draft's document, within a transaction. */
export const copyBpmn = (db: Database, step: Step, processId: string, versionKey: string, tenantId: string) =>
  step(() =>
    db.query(aql`
      FOR b IN process_bpmn
        FILTER b._key == ${processId} AND b.tenant_id == ${tenantId}
        INSERT MERGE(UNSET(b, "_id", "_rev"), { _key: ${versionKey}, draft: false }) INTO process_bpmn`),
  );
