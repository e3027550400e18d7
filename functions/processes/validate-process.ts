import { checkProcess } from '#compiler/index.ts';
import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';

/** Dry run of publishing: what the compiler says. */
export function validateProcess(definition: ProcessDefinition): { publishable: boolean; diagnostics: Diagnostic[] } {
  const diagnostics = checkProcess(definition);
  return { publishable: diagnostics.every(({ severity }) => severity !== 'error'), diagnostics };
}
