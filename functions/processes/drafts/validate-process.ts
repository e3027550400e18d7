import { compileProcess } from '#compiler/index.ts';
import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { CalledProcesses } from '../calls/called-processes.ts';
import { checkCalls } from '../calls/check-calls.ts';

export interface Place {
  tenantId: string;
  processId: string;
  version: string;
  taskFunctions: Readonly<Record<string, string>>;
}

export interface Verdict {
  publishable: boolean;
  diagnostics: Diagnostic[];
}

/** Dry run of publishing: compiles for the stage's own functions, asks what the process calls, and says what there is to say. */
export async function validateProcess(
  definition: ProcessDefinition,
  place: Place,
  store: CalledProcesses,
): Promise<Verdict> {
  const compiled = compileProcess(definition, { ...place, coordinatesJoins: true });
  const calls = await checkCalls(definition, place.processId, store);
  return {
    publishable: compiled.ok && calls.every(({ severity }) => severity !== 'error'),
    diagnostics: [...compiled.diagnostics, ...calls],
  };
}
