import type { Imported, ImportedProcess, OpenedBpmn } from '#bpmn/index.ts';
import { type Diagnostic, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import type { BpmnCheck } from '#contracts/processes/bpmn.ts';
import { AppError } from '#runtime/errors.ts';
import { checkWellFormed } from '../drafts/check-well-formed.ts';
import { type Place, UNSAVED, validateProcess } from '../drafts/validate-process.ts';

export type Where = Pick<Place, 'tenantId' | 'taskFunctions'>;

/** What an import would make of a document. */
export async function checkDocument(
  opened: OpenedBpmn,
  lookUp: (bpmnIds: readonly string[]) => Promise<Record<string, string>>,
  where: Where,
): Promise<BpmnCheck> {
  const together = Object.fromEntries(opened.bpmnIds.map((bpmnId) => [bpmnId, UNSAVED.processId]));
  const imported = wellFormed(await opened.read({ ...(await lookUp(opened.calls)), ...together }));
  return {
    left: imported.left,
    diagnostics: imported.diagnostics,
    processes: imported.processes.map((process) => ({
      bpmnId: process.bpmnId,
      definition: process.definition,
      ...verdictOn(process, { ...where, ...UNSAVED }),
    })),
  };
}

/** What the import and the compiler say together. */
export function verdictOn(
  { definition, diagnostics }: ImportedProcess,
  place: Place,
): { publishable: boolean; diagnostics: Diagnostic[] } {
  const compiled = validateProcess(definition, place);
  const mine = diagnostics.filter(({ severity }) => severity === 'error').length === 0;
  return { publishable: compiled.publishable && mine, diagnostics: [...diagnostics, ...compiled.diagnostics] };
}

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
