import type { z } from 'zod';
import {
  type Diagnostic,
  type ProcessDefinition,
  ProcessDefinitionSchema,
} from '#contracts/process-definition/index.ts';
import { isXml, onlyProcess, readBpmn } from './read-bpmn.ts';
import { nameOf, parseJson, readBytes } from './read-input.ts';

/** A definition, or why the file holds none. */
export type Read =
  | { definition: ProcessDefinition; diagnostics: Diagnostic[] }
  | { definition?: undefined; diagnostics: Diagnostic[] };

export async function readDefinition(file: string): Promise<Read> {
  const bytes = await readBytes(file);
  if (isXml(bytes)) return onlyProcess(await readBpmn(bytes, file), file);
  const parsed = ProcessDefinitionSchema.safeParse(parseJson(bytes.toString(), file));
  if (parsed.success) return { definition: parsed.data, diagnostics: [] };
  return { diagnostics: parsed.error.issues.map((issue) => malformed(issue, file)) };
}

const malformed = (issue: z.core.$ZodIssue, file: string): Diagnostic => ({
  code: 'definition.malformed',
  severity: 'error',
  field: `/${issue.path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
  message: issue.message,
  help: `Correct ${nameOf(file)}: the shape of a definition is ProcessDefinition in the API's OpenAPI document.`,
});
