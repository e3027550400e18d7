import type { ProcessGraph } from '#adapters/graph/documents.ts';
import { exportBpmn } from '#bpmn/index.ts';
import { AppError } from '#runtime/errors.ts';
import { Rendered } from '#runtime/http-handler.ts';
import { definitionOf } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { orProblem } from './open-document.ts';

/** What a Lambda function can answer, in bytes. */
const MOST_BYTES = 5_500_000;

/** A draft or version as BPMN 2.0: the document that it came from with what was changed since, or one of its own. @throws AppError `bpmn.too-large` */
export async function exportDocument(graph: ProcessGraph, store: ProcessStore): Promise<Rendered> {
  const original = await store.bpmn(graph.process._key);
  const xml = orProblem(() => exportBpmn(definitionOf(graph), original, original?.called));
  if (Buffer.byteLength(xml) > MOST_BYTES)
    throw new AppError('too-large', 'bpmn.too-large', 'As BPMN the process is over 5 MB.', {
      help: 'Move parts into processes that it calls.',
    });
  return new Rendered('application/xml', xml);
}
