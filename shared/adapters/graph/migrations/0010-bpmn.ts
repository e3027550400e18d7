import type { Database } from 'arangojs';
import { ifMissing, persistentIndex } from './create.ts';

/** Documents that definitions were imported from, found by the process that they belong to and by its id in the document. */
export async function bpmn(db: Database): Promise<void> {
  await ifMissing(db.collection('process_bpmn').exists(), () => db.createCollection('process_bpmn'));
  await persistentIndex(db)('process_bpmn', 'by_bpmn_id', ['tenant_id', 'bpmn_id']);
}
