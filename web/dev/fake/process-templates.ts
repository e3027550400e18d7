import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type * as api from '#contracts/processes/index.ts';
import type { ProcessTemplate } from '#contracts/processes/index.ts';
import { type Handlers, handle } from './http.ts';
import { now, prefixed } from './ids.ts';
import { page } from './page.ts';
import { FakeProblem, notFound } from './problem.ts';
import { addProcess, definitionOf, getStored } from './processes.ts';

const templates = new Map<string, ProcessTemplate & { definition: ProcessDefinition }>();

function getTemplate(id: string | undefined) {
  const found = templates.get(id ?? '');
  if (!found) throw notFound('process-template.not-found', 'template');
  return found;
}

const shown = ({ definition: _definition, ...template }: ReturnType<typeof getTemplate>): ProcessTemplate => template;

export const templateHandlers: Handlers = {
  createProcessTemplate: handle<typeof api.createTemplate>(({ body, user }) => {
    const { process } = getStored(body.processId);
    const name = body.name ?? process.name;
    if ([...templates.values()].some((one) => one.name === name))
      throw new FakeProblem(409, 'process-template.name-taken', `There is a template "${name}" already.`, {
        help: 'Choose another name.',
      });
    const template = {
      id: prefixed('tpl'),
      name,
      description: body.description ?? process.description,
      sourceProcessId: process.id,
      nodeCount: process.nodes.length,
      createdAt: now(),
      updatedAt: now(),
      createdBy: user.id,
    };
    templates.set(template.id, { ...template, definition: definitionOf(process) });
    return { body: template };
  }),
  listProcessTemplates: handle<typeof api.listTemplates>(({ query }) => ({
    body: page([...templates.values()].map(shown), query),
  })),
  getProcessTemplate: ({ params }) => ({ body: getTemplate(params.id) }),
  instantiateProcessTemplate: handle<typeof api.instantiateTemplate>(({ params, body }) => {
    const template = getTemplate(params.id);
    const id = addProcess({ ...template.definition, name: body.name ?? template.name }, { publish: false, minutes: 0 });
    return { body: getStored(id).process, etag: '"1"' };
  }),
  deleteProcessTemplate: ({ params }) => {
    templates.delete(getTemplate(params.id).id);
    return {};
  },
};
