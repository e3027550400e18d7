import type { BodyOf } from '#contracts/core/operation.ts';
import type { instantiateTemplate as contract } from '#contracts/processes/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { createProcess, type Saved } from '../drafts/save-process.ts';
import { compact } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { requireTemplate } from './keep-template.ts';
import type { TemplateStore } from './template-store.ts';

/** Begins a process with a template's definition; `metadata.template_id` says which. @throws AppError `process-template.not-found` */
export async function instantiateTemplate(
  id: string,
  { name, description }: BodyOf<typeof contract>,
  caller: Caller,
  { processes, templates }: { processes: ProcessStore; templates: TemplateStore },
): Promise<Saved> {
  const { template, definition } = await requireTemplate(id, templates);
  const begun = compact({
    ...definition,
    name: name ?? template.name,
    description: description ?? definition.description,
    metadata: { ...definition.metadata, template_id: id },
  });
  return createProcess(begun, caller, processes);
}
