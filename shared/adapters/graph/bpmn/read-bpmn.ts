import { aql, type Database } from 'arangojs';
import { z } from 'zod';
import { BpmnDocumentSchema, type BpmnOriginal } from './bpmn-document.ts';

/** The document that a draft or version was imported from, where it was. */
export async function readBpmn(db: Database, tenantId: string, key: string): Promise<BpmnOriginal | undefined> {
  const cursor = await db.query(
    aql`FOR b IN process_bpmn FILTER b._key == ${key} AND b.tenant_id == ${tenantId} RETURN KEEP(b, "bpmn_id", "called", "xml")`,
  );
  const found: unknown = await cursor.next();
  return found === undefined ? undefined : BpmnDocumentSchema.parse(found);
}

const Found = z.array(z.object({ bpmn_id: z.string(), process_id: z.string() }));

/** Processes that were imported under these BPMN ids. An id that two of them have stands for neither. */
export async function findByBpmnIds(
  db: Database,
  tenantId: string,
  bpmnIds: readonly string[],
): Promise<Record<string, string>> {
  if (bpmnIds.length === 0) return {};
  const cursor = await db.query(aql`
    FOR b IN process_bpmn
      FILTER b.tenant_id == ${tenantId} AND b.bpmn_id IN ${bpmnIds} AND b.draft == true
      RETURN KEEP(b, "bpmn_id", "process_id")`);
  const found = Map.groupBy(Found.parse(await cursor.all()), ({ bpmn_id }) => bpmn_id);
  return Object.fromEntries(
    [...found].flatMap(([bpmnId, processes]) => (processes.length === 1 ? [[bpmnId, processes[0]!.process_id]] : [])),
  );
}
