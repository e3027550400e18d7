import { readdirSync, readFileSync } from 'node:fs';
import { importBpmn } from '../import-bpmn.ts';

const folder = new URL('./miwg/', import.meta.url);

export const models = readdirSync(folder)
  .filter((name) => name.endsWith('.bpmn'))
  .sort();
export const modelText = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** Processes of all models by their ids in the documents, as if they had been imported before: some call each other. */
export async function knownProcesses(): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const name of models)
    for (const { bpmnId } of (await importBpmn(modelText(name))).processes)
      ids[bpmnId] ??= `proc_${String(Object.keys(ids).length).padStart(26, '0')}`;
  return ids;
}
