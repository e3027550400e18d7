import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';
import { checkProcess } from '../compile.ts';

/** Codes of what is wrong with a definition, warnings left out. */
export const errorCodes = (definition: ProcessDefinition): string[] =>
  checkProcess(definition)
    .filter((diagnostic) => diagnostic.severity === 'error')
    .map((diagnostic) => diagnostic.code);

/** The one diagnostic with a code; fails when there is none. */
export function diagnosticOf(definition: ProcessDefinition, code: string): Diagnostic {
  const all = checkProcess(definition);
  const found = all.find((diagnostic) => diagnostic.code === code);
  if (!found) throw new Error(`no ${code} among: ${all.map((one) => `${one.code} (${one.message})`).join('; ')}`);
  return found;
}
