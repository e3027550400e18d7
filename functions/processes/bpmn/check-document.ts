import { type Imported, type ImportedProcess, type OpenedBpmn, openDecisions } from '#bpmn/index.ts';
import { type Diagnostic, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import type { BpmnCheck } from '#contracts/processes/bpmn.ts';
import type { BpmnBindings } from '#contracts/processes/bpmn-bindings.ts';
import { AppError } from '#runtime/errors.ts';
import type { CalledProcesses } from '../calls/called-processes.ts';
import { checkWellFormed } from '../drafts/check-well-formed.ts';
import { UNSAVED } from '../drafts/unsaved.ts';
import { type Place, type Verdict, validateProcess } from '../drafts/validate-process.ts';
import type { ProcessStore } from '../process-store.ts';

export type Where = Pick<Place, 'tenantId' | 'taskFunctions'>;

interface Asked {
  store: ProcessStore;
  where: Where;
  bindings?: BpmnBindings | undefined;
}

/** What an import would make of a document, with the bindings under which it was opened. */
export async function checkDocument(opened: OpenedBpmn, { store, where, bindings }: Asked): Promise<BpmnCheck> {
  const together = Object.fromEntries(opened.bpmnIds.map((bpmnId) => [bpmnId, UNSAVED.processId]));
  const known = await store.processesByBpmnIds(opened.calls);
  const imported = wellFormed(await opened.read({ ...known, ...together }));
  const processes: BpmnCheck['processes'] = [];
  for (const process of imported.processes) {
    const { bpmnId, definition } = process;
    processes.push({ bpmnId, definition, ...(await verdictOn(process, { ...where, ...UNSAVED }, store)) });
  }
  const template = openDecisions(imported.processes, bindings);
  return { left: imported.left, diagnostics: imported.diagnostics, processes, ...(template && { template }) };
}

/** What the import, the compiler and the called processes say together. */
export async function verdictOn(
  { definition, diagnostics }: ImportedProcess,
  place: Place,
  store: CalledProcesses,
): Promise<Verdict> {
  const { publishable, diagnostics: compiled } = await validateProcess(definition, place, store);
  const mine = diagnostics.every(({ severity }) => severity !== 'error');
  return { publishable: publishable && mine, diagnostics: [...diagnostics, ...compiled.filter(isNews)] };
}

/** The mark that the import leaves says again what the import has said itself. */
export const isNews = ({ code }: Diagnostic): boolean => code !== 'node.not-translated';

/** Definitions within the bounds of what is stored. @throws AppError `process.invalid`, `process.too-large` */
export function wellFormed(imported: Imported): Imported {
  return {
    ...imported,
    processes: imported.processes.map((process) => {
      const parsed = ProcessDefinitionSchema.safeParse(process.definition);
      if (!parsed.success)
        throw new AppError(
          'invalid',
          'process.invalid',
          `The process “${process.definition.name}” is beyond what a process may have.`,
          {
            errors: parsed.error.issues.slice(0, 20).map(({ path, code, message }) => ({
              path: `/${path.map(String).join('/')}`,
              code: code.replaceAll('_', '-'),
              message,
            })),
            help: 'Split the process: move parts into processes that it calls.',
          },
        );
      checkWellFormed(parsed.data);
      return { ...process, definition: parsed.data };
    }),
  };
}
