import { z } from 'zod';
import { JsonObjectSchema } from '../core/json.ts';
import { operation } from '../core/operation.ts';
import { PageQuerySchema, pageOf } from '../core/page.ts';
import { SemanticVersionSchema } from '../core/scalars.ts';
import { DiagnosticSchema, ProcessDefinitionSchema } from '../process-definition/index.ts';
import { ExplanationSchema, NodeExplanationSchema } from './explanation.ts';
import { ProcessVersionSchema, processPath, versionPath } from './process.ts';

export * from './explanation.ts';

const context = 'processes';

export const publishProcess = operation({
  id: 'publishProcess',
  context,
  method: 'POST',
  path: '/processes/{id}/publish',
  summary: 'Compile the draft and publish it as an immutable version',
  access: ['designer', 'admin'],
  params: processPath,
  body: z.strictObject({
    version: SemanticVersionSchema.optional().meta({ description: 'Default: the version shown on the process' }),
    versionNote: z.string().max(2000).optional(),
    activate: z.boolean().default(true),
  }),
  result: z.object({
    version: ProcessVersionSchema,
    diagnostics: z.array(DiagnosticSchema),
    explain: z.array(NodeExplanationSchema),
  }),
  status: 201,
  idempotent: true,
  problems: ['process.not-found', 'process.not-publishable', 'process.version-exists', 'process.archived'],
});

export const listVersions = operation({
  id: 'listProcessVersions',
  context,
  method: 'GET',
  path: '/processes/{id}/versions',
  summary: 'Versions of a process, newest first, the draft included',
  access: 'user',
  params: processPath,
  query: PageQuerySchema,
  result: pageOf(ProcessVersionSchema),
  problems: ['process.not-found'],
});

export const getVersion = operation({
  id: 'getProcessVersion',
  context,
  method: 'GET',
  path: '/processes/{id}/versions/{version}',
  summary: 'A version with its definition',
  access: 'user',
  params: versionPath,
  result: ProcessVersionSchema.extend({ definition: ProcessDefinitionSchema }),
  problems: ['process.version-not-found'],
});

export const getAsl = operation({
  id: 'getProcessVersionAsl',
  context,
  method: 'GET',
  path: '/processes/{id}/versions/{version}/asl',
  summary: 'The Amazon States Language that a version compiled to',
  access: ['designer', 'manager', 'admin'],
  params: versionPath,
  result: JsonObjectSchema,
  problems: ['process.version-not-found'],
});

export const explainVersion = operation({
  id: 'explainProcessVersion',
  context,
  method: 'GET',
  path: '/processes/{id}/versions/{version}/explain',
  summary: 'How each node compiled and what a visit costs; what a run costs, from the cheapest to the dearest way',
  access: 'user',
  params: versionPath,
  result: ExplanationSchema,
  problems: ['process.version-not-found'],
});

export const activateVersion = operation({
  id: 'activateProcessVersion',
  context,
  method: 'POST',
  path: '/processes/{id}/versions/{version}/activate',
  summary: 'Make a published version the active one: new starts run it',
  access: ['designer', 'admin'],
  params: versionPath,
  result: ProcessVersionSchema,
  problems: ['process.version-not-found', 'process.version-not-published'],
});

export const deprecateVersion = operation({
  id: 'deprecateProcessVersion',
  context,
  method: 'POST',
  path: '/processes/{id}/versions/{version}/deprecate',
  summary: 'Mark a published version as no longer recommended; it cannot be the active one',
  access: ['designer', 'admin'],
  params: versionPath,
  result: ProcessVersionSchema,
  problems: ['process.version-not-found', 'process.version-active', 'process.version-not-published'],
});

export const versionOperations = [
  publishProcess,
  listVersions,
  getVersion,
  getAsl,
  explainVersion,
  activateVersion,
  deprecateVersion,
];
