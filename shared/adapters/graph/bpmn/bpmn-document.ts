import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Stamp } from '../documents.ts';

/** The BPMN document that a definition was imported from. */
export interface BpmnOriginal {
  readonly xml: string;
  /** Id of the process in the document. */
  readonly bpmnId: string;
  /** What called elements of the document were taken for when it was imported: BPMN id → process id. */
  readonly called: Readonly<Record<string, string>>;
}

/** More than the import accepts, so that a document that was kept can always be read. */
const MOST_BYTES = 16_000_000;

/** `process_bpmn`, under the key of the draft or version that it belongs to. XML shrinks to about a tenth. */
export const BpmnDocumentSchema = z
  .object({ bpmn_id: z.string(), called: z.record(z.string(), z.string()), xml: z.string() })
  .transform(
    ({ bpmn_id, called, xml }): BpmnOriginal => ({
      bpmnId: bpmn_id,
      called,
      xml: gunzipSync(Buffer.from(xml, 'base64'), { maxOutputLength: MOST_BYTES }).toString('utf8'),
    }),
  );

export const toBpmnDocument = (key: string, processId: string, original: BpmnOriginal, stamp: Stamp) => ({
  ...stamp,
  _key: key,
  process_id: processId,
  /** Versions keep theirs, but called elements mean the process itself. */
  draft: key === processId,
  bpmn_id: original.bpmnId,
  called: original.called,
  xml: gzipSync(original.xml).toString('base64'),
});
