import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { OpenedBpmn } from '#bpmn/index.ts';
import type { BpmnImport } from '#contracts/processes/bpmn.ts';
import { processUpdated } from '#contracts/processes/events.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { newId } from '#runtime/ids.ts';
import { createProcess, replaceDraft } from '../drafts/save-process.ts';
import { toSummary } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { requireDraft, requireOpenDraft } from '../require-process.ts';
import { verdictOn, type Where, wellFormed } from './check-document.ts';

const VERSION = '0.0.0';

/** Creates a process for each that the document gives. Those that call each other are joined. @throws AppError `process.invalid` */
export async function importDocument(
  opened: OpenedBpmn,
  caller: Caller,
  store: ProcessStore,
  where: Where,
): Promise<BpmnImport> {
  const ids = Object.fromEntries(opened.bpmnIds.map((bpmnId) => [bpmnId, newId('proc')]));
  const called = { ...(await store.processesByBpmnIds(opened.calls)), ...ids };
  const imported = wellFormed(await opened.read(called));
  const processes: BpmnImport['processes'] = [];
  for (const process of imported.processes) {
    const id = ids[process.bpmnId]!;
    const bpmn = { xml: imported.xml, bpmnId: process.bpmnId, called };
    await createProcess(process.definition, caller, store, { id, bpmn });
    const { process: stored } = await requireDraft(id, store);
    processes.push({
      bpmnId: process.bpmnId,
      process: toSummary(stored),
      ...(await verdictOn(process, { ...where, processId: id, version: VERSION }, store)),
    });
  }
  return { left: imported.left, diagnostics: imported.diagnostics, processes };
}

/**
 * Replaces a draft by the process of the document.
 * @throws AppError `process.not-found`, `process.archived`, `process.invalid`, `bpmn.several-processes`, `request.precondition-failed`
 */
export async function replaceByDocument(
  id: string,
  open: (only?: string) => OpenedBpmn,
  { ifMatch, only }: { ifMatch: string; only?: string | undefined },
  caller: Caller,
  store: ProcessStore,
  where: Where,
): Promise<{ result: BpmnImport; rev: string }> {
  const before = await requireOpenDraft(id, store);
  const opened = await openOne(id, open, only, store);
  const called = { ...(await store.processesByBpmnIds(opened.calls)), [opened.bpmnIds[0]!]: id };
  const imported = wellFormed(await opened.read(called));
  const [process] = imported.processes;
  const { rev } = await replaceDraft(
    before,
    process!.definition,
    {
      ifMatch,
      kind: 'saved',
      note: 'Imported from BPMN',
      bpmn: { xml: imported.xml, bpmnId: process!.bpmnId, called },
    },
    [eventOf(processUpdated, { processId: id, name: process!.definition.name })],
    caller,
    store,
  );
  const { process: stored } = await requireDraft(id, store);
  const verdict = await verdictOn(process!, { ...where, processId: id, version: stored.version }, store);
  const processes = [{ bpmnId: process!.bpmnId, process: toSummary(stored), ...verdict }];
  return { rev, result: { left: imported.left, diagnostics: imported.diagnostics, processes } };
}

/** The document's process that this one is: the one that is asked for, the only one, or the one that it was before. */
async function openOne(
  id: string,
  open: (only?: string) => OpenedBpmn,
  only: string | undefined,
  store: ProcessStore,
): Promise<OpenedBpmn> {
  const opened = open(only);
  if (opened.bpmnIds.length === 1) return opened;
  const known = (await store.bpmn(id))?.bpmnId;
  if (known !== undefined && opened.bpmnIds.includes(known)) return open(known);
  throw new AppError('invalid', 'bpmn.several-processes', `The document has ${opened.bpmnIds.length} processes.`, {
    errors: [
      { path: 'query.process', code: 'missing', message: `is one of ${opened.bpmnIds.slice(0, 20).join(', ')}` },
    ],
    help: 'Name the process with ?process=<its id in the document>.',
  });
}
