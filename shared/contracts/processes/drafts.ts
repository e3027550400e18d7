import { z } from 'zod';
import { operation } from '../core/operation.ts';
import { PageQuerySchema, pageOf } from '../core/page.ts';
import { UserIdSchema } from '../core/scalars.ts';
import { DiagnosticSchema, ProcessDefinitionSchema } from '../process-definition/index.ts';
import { ProcessSchema, ProcessStatusSchema, ProcessSummarySchema, processPath } from './process.ts';

const context = 'processes';

const validation = z
  .object({ publishable: z.boolean(), diagnostics: z.array(DiagnosticSchema) })
  .meta({ id: 'ProcessValidation' });

export const createProcess = operation({
  id: 'createProcess',
  context,
  method: 'POST',
  path: '/processes',
  summary: 'Create a process with its first draft',
  description: 'A draft may still have diagnostics; it must be well formed (ids unique, flows between existing nodes).',
  access: ['designer', 'admin'],
  body: ProcessDefinitionSchema,
  result: ProcessSchema,
  status: 201,
  etag: true,
  idempotent: true,
  problems: ['process.invalid'],
});

export const listProcesses = operation({
  id: 'listProcesses',
  context,
  method: 'GET',
  path: '/processes',
  summary: 'Search processes',
  access: 'user',
  query: PageQuerySchema.extend({
    q: z.string().max(200).optional().meta({ description: 'Words of the name or description' }),
    status: ProcessStatusSchema.optional(),
    owner: UserIdSchema.optional(),
    isTopLevel: z.stringbool().optional(),
  }),
  result: pageOf(ProcessSummarySchema),
});

export const getProcess = operation({
  id: 'getProcess',
  context,
  method: 'GET',
  path: '/processes/{id}',
  summary: 'A process with its working draft',
  access: 'user',
  params: processPath,
  result: ProcessSchema,
  etag: true,
  problems: ['process.not-found'],
});

export const updateProcess = operation({
  id: 'updateProcess',
  context,
  method: 'PUT',
  path: '/processes/{id}',
  summary: 'Save the working draft',
  description: 'Needs `If-Match` with the ETag that was read, so that two editors cannot overwrite each other.',
  access: ['designer', 'admin'],
  params: processPath,
  query: z.object({ note: z.string().max(2000).optional().meta({ description: 'Why, for the history' }) }),
  body: ProcessDefinitionSchema,
  result: ProcessSchema,
  etag: true,
  ifMatch: 'required',
  problems: ['process.not-found', 'process.invalid', 'process.archived', 'request.precondition-failed'],
});

export const validateProcess = operation({
  id: 'validateProcess',
  context,
  method: 'POST',
  path: '/processes/{id}/validate',
  summary: 'Dry run of publishing: what the compiler says of the stored draft',
  access: 'user',
  params: processPath,
  result: validation,
  problems: ['process.not-found'],
});

export const validateDefinition = operation({
  id: 'validateDefinition',
  context,
  method: 'POST',
  path: '/processes/validate',
  summary: 'Dry run of publishing for a definition that is not saved',
  access: 'user',
  body: ProcessDefinitionSchema,
  result: validation,
});

export const archiveProcess = operation({
  id: 'archiveProcess',
  context,
  method: 'POST',
  path: '/processes/{id}/archive',
  summary: 'End a process: it can no longer be edited or started; running executions go on',
  access: ['designer', 'admin'],
  params: processPath,
  result: ProcessSummarySchema,
  problems: ['process.not-found'],
});

export const draftOperations = [
  createProcess,
  listProcesses,
  validateDefinition,
  getProcess,
  updateProcess,
  validateProcess,
  archiveProcess,
];
