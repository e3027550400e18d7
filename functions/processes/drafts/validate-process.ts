import { compileProcess } from '#compiler/index.ts';
import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';

export interface Place {
  tenantId: string;
  processId: string;
  version: string;
  taskFunctions: Readonly<Record<string, string>>;
}

/** Where a definition that is not saved would be compiled to. */
export const UNSAVED = { processId: 'proc_00000000000000000000000000', version: '0.0.0' };

/** Dry run of publishing: compiles for the stage's own functions, and says what the compiler says. */
export function validateProcess(
  definition: ProcessDefinition,
  place: Place,
): { publishable: boolean; diagnostics: Diagnostic[] } {
  const { ok, diagnostics } = compileProcess(definition, { ...place, coordinatesJoins: true });
  return { publishable: ok, diagnostics: [...diagnostics] };
}
