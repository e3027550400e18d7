import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { pageOf } from '#contracts/core/page.ts';
import { type ProcessDefinitionInput, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import { ProcessSchema, ProcessSummarySchema, publishProcess } from '#contracts/processes/index.ts';
import type { Api } from './api.ts';

/** Folders of the example processes; one that others call comes before them. */
export const EXAMPLE_FOLDERS = [
  'credit-check',
  'employee-onboarding',
  'purchase-approval',
  'loan-application',
  'customer-complaint',
  'invoice-run',
  'order-fulfilment',
] as const;

/** The definition in an example's folder; `${folder}` stands for the id of another example's process. */
export function readDefinition(folder: string, ids: Readonly<Record<string, string>> = {}): ProcessDefinitionInput {
  const text = readFileSync(new URL(`../${folder}/process.json`, import.meta.url), 'utf8');
  const filled = text.replace(/\$\{([\w-]+)\}/g, (whole, name: string) => ids[name] ?? whole);
  return ProcessDefinitionSchema.parse(JSON.parse(filled));
}

async function find(designer: Api, name: string): Promise<string | undefined> {
  const page = await designer.get(`/processes?limit=100&q=${encodeURIComponent(name)}`, pageOf(ProcessSummarySchema));
  return page.items.find((process) => process.name === name && process.activeVersion !== undefined)?.id;
}

/** Creates and publishes the example processes that the tenant does not have. @returns folder → process id */
export async function publishExamples(
  designer: Api,
  onPublish: (name: string) => void = () => undefined,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const folder of EXAMPLE_FOLDERS) {
    const definition = readDefinition(folder, ids);
    ids[folder] = (await find(designer, definition.name)) ?? (await publish(designer, definition));
    onPublish(definition.name);
  }
  return ids;
}

async function publish(designer: Api, definition: ProcessDefinitionInput): Promise<string> {
  const process = await designer.post('/processes', ProcessSchema, definition);
  await designer.post(`/processes/${process.id}/publish`, z.object({ version: publishProcess.result.shape.version }), {
    versionNote: 'First version',
  });
  return process.id;
}
