import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { BodyOf } from '#contracts/core/operation.ts';
import {
  type createTemplate,
  type ProcessTemplate,
  processTemplateCreated,
  processTemplateDeleted,
} from '#contracts/processes/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError, notFound } from '#runtime/errors.ts';
import { newId, timestamp } from '#runtime/ids.ts';
import { compact, definitionOf, stampOf } from '../process.ts';
import type { ProcessStore } from '../process-store.ts';
import { requireDraft, requireVersion } from '../require-process.ts';
import type { TemplateStore } from './template-store.ts';

const nameTaken = (name: string): AppError =>
  new AppError('conflict', 'process-template.name-taken', `There is a template "${name}" already.`, {
    errors: [{ path: '/name', code: 'taken', message: 'is the name of another template' }],
    help: 'Choose another name, or remove the other template first.',
  });

/**
 * Keeps a draft or a version as a template. Whose it was stays behind: a new process belongs to whoever begins it.
 * @throws AppError `process.not-found`, `process.version-not-found`, `process-template.name-taken`
 */
export async function keepTemplate(
  { processId, version, name, description, category }: BodyOf<typeof createTemplate>,
  caller: Caller,
  { processes, templates }: { processes: ProcessStore; templates: TemplateStore },
): Promise<ProcessTemplate> {
  const source =
    version === undefined
      ? await requireDraft(processId, processes)
      : await requireVersion(processId, version, processes);
  const { owner: _owner, organization_id: _organization, ...definition } = definitionOf(source);
  const stamp = stampOf(caller, timestamp());
  const { createdAt, updatedAt, createdBy } = stamp;
  const template = compact({
    id: newId('tpl'),
    name: name ?? source.process.name,
    description: description ?? source.process.description,
    category,
    sourceProcessId: processId,
    sourceVersion: source.process.kind === 'version' ? source.process.version : undefined,
    nodeCount: definition.nodes.length,
    createdAt,
    updatedAt,
    createdBy,
  });
  const event = eventOf(processTemplateCreated, { templateId: template.id, name: template.name, processId });
  if (!(await templates.insert(template, definition, stamp, [event]))) throw nameTaken(template.name);
  return template;
}

/** @throws AppError `process-template.not-found` */
export async function requireTemplate(id: string, templates: TemplateStore) {
  const found = await templates.get(id);
  if (!found) throw notFound('process-template', id);
  return found;
}

/** @throws AppError `process-template.not-found` */
export async function dropTemplate(id: string, templates: TemplateStore): Promise<void> {
  const { template } = await requireTemplate(id, templates);
  const event = eventOf(processTemplateDeleted, {
    templateId: id,
    name: template.name,
    processId: template.sourceProcessId,
  });
  if (!(await templates.remove(id, [event]))) throw notFound('process-template', id);
}
