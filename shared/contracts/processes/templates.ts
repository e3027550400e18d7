import { z } from 'zod';
import { operation } from '../core/operation.ts';
import { PageQuerySchema, pageOf } from '../core/page.ts';
import { ProcessIdSchema, prefixedId, SemanticVersionSchema, TimestampSchema, UserIdSchema } from '../core/scalars.ts';
import { ProcessDefinitionSchema } from '../process-definition/index.ts';
import { ProcessSchema } from './process.ts';

const context = 'processes';

const NameSchema = z.string().trim().min(1).max(200);
const CategorySchema = z.string().trim().min(1).max(100);
const templatePath = z.object({ id: prefixedId('tpl') });

/** A definition kept for new processes of the tenant to begin with (seed: `templates`). Changing the process later leaves it as it is. */
export const ProcessTemplateSchema = z
  .object({
    id: prefixedId('tpl'),
    name: NameSchema,
    description: z.string().optional(),
    category: CategorySchema.optional(),
    sourceProcessId: ProcessIdSchema,
    /** The version it was taken from; absent when it was the draft. */
    sourceVersion: SemanticVersionSchema.optional(),
    nodeCount: z.int(),
    createdAt: TimestampSchema,
    updatedAt: TimestampSchema,
    createdBy: UserIdSchema,
  })
  .meta({ id: 'ProcessTemplate' });
export type ProcessTemplate = z.infer<typeof ProcessTemplateSchema>;

export const createTemplate = operation({
  id: 'createProcessTemplate',
  context,
  method: 'POST',
  path: '/process-templates',
  summary: 'Keep a draft or a version as a template for new processes',
  access: ['designer', 'admin'],
  body: z.strictObject({
    processId: ProcessIdSchema,
    version: SemanticVersionSchema.optional().meta({ description: 'Left out: the draft' }),
    name: NameSchema.optional().meta({ description: 'Left out: the name of the process. Unique in the tenant.' }),
    description: z.string().max(10_000).optional(),
    category: CategorySchema.optional(),
  }),
  result: ProcessTemplateSchema,
  status: 201,
  idempotent: true,
  problems: ['process.not-found', 'process.version-not-found', 'process-template.name-taken'],
});

export const listTemplates = operation({
  id: 'listProcessTemplates',
  context,
  method: 'GET',
  path: '/process-templates',
  summary: 'Templates of the tenant, by name',
  access: 'user',
  query: PageQuerySchema.extend({ q: z.string().max(200).optional(), category: CategorySchema.optional() }),
  result: pageOf(ProcessTemplateSchema),
  problems: ['request.invalid-cursor'],
});

export const getTemplate = operation({
  id: 'getProcessTemplate',
  context,
  method: 'GET',
  path: '/process-templates/{id}',
  summary: 'A template with its definition',
  access: 'user',
  params: templatePath,
  result: ProcessTemplateSchema.extend({ definition: ProcessDefinitionSchema }),
  problems: ['process-template.not-found'],
});

export const instantiateTemplate = operation({
  id: 'instantiateProcessTemplate',
  context,
  method: 'POST',
  path: '/process-templates/{id}/instantiate',
  summary: 'Begin a new process with the definition of a template',
  access: ['designer', 'admin'],
  params: templatePath,
  body: z.strictObject({ name: NameSchema.optional(), description: z.string().max(10_000).optional() }),
  result: ProcessSchema,
  status: 201,
  etag: true,
  idempotent: true,
  problems: ['process-template.not-found'],
});

export const deleteTemplate = operation({
  id: 'deleteProcessTemplate',
  context,
  method: 'DELETE',
  path: '/process-templates/{id}',
  summary: 'Remove a template; processes that began with it stay',
  access: ['designer', 'admin'],
  params: templatePath,
  problems: ['process-template.not-found'],
});

export const templateOperations = [createTemplate, listTemplates, getTemplate, instantiateTemplate, deleteTemplate];
