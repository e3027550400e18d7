import { z } from 'zod';
import { event } from './core/event.ts';
import { JsonObjectSchema } from './core/json.ts';
import { operation } from './core/operation.ts';
import { PageQuerySchema, pageOf } from './core/page.ts';
import {
  ProcessIdSchema,
  SemanticVersionSchema,
  TenantIdSchema,
  TimestampSchema,
  UserIdSchema,
} from './core/scalars.ts';
import {
  DataDefinitionSchema,
  DiagnosticSchema,
  NodeDefSchema,
  ProcessDefinitionSchema,
} from './process-definition/index.ts';

const context = 'processes';

export const ProcessStatusSchema = z
  .enum(['draft', 'active', 'suspended', 'completed', 'archived'])
  .meta({ id: 'ProcessStatus' });
export const VersionStatusSchema = z.enum(['DRAFT', 'PUBLISHED', 'DEPRECATED']).meta({ id: 'VersionStatus' });

const stored = {
  id: ProcessIdSchema,
  tenant_id: TenantIdSchema,
  /** `draft` until a version is active; `archived` ends it. */
  status: ProcessStatusSchema,
  /** Version that the draft will get unless the publisher names another. */
  version: SemanticVersionSchema,
  activeVersion: SemanticVersionSchema.optional(),
  createdAt: TimestampSchema,
  updatedAt: TimestampSchema,
  createdBy: UserIdSchema,
};

/** A process with its working draft, as stored. Its ETag is the draft's revision. */
export const ProcessSchema = ProcessDefinitionSchema.extend(stored).meta({ id: 'Process' });
export type Process = z.infer<typeof ProcessSchema>;

export const ProcessSummarySchema = z
  .object({
    ...stored,
    name: z.string(),
    description: z.string().optional(),
    owner: UserIdSchema.optional(),
    isTopLevel: z.boolean(),
    nodeCount: z.int(),
  })
  .meta({ id: 'ProcessSummary' });
export type ProcessSummary = z.infer<typeof ProcessSummarySchema>;

export const ProcessVersionSchema = z
  .object({
    id: z.string(),
    processId: ProcessIdSchema,
    version: SemanticVersionSchema,
    versionNote: z.string().optional(),
    status: VersionStatusSchema,
    active: z.boolean(),
    createdAt: TimestampSchema,
    updatedAt: TimestampSchema,
    publishedAt: TimestampSchema.optional(),
    publishedBy: UserIdSchema.optional(),
    /** SHA-256 of the canonical ASL. */
    definitionHash: z.string().optional(),
    stateMachineArn: z.string().optional(),
    stateMachineVersionArn: z.string().optional(),
  })
  .meta({ id: 'ProcessVersion' });
export type ProcessVersion = z.infer<typeof ProcessVersionSchema>;

/** How one node compiled and what a visit of it costs on the ordinary way: not paused, no error. */
export const NodeExplanationSchema = z
  .object({
    nodeId: z.string(),
    title: z.string(),
    construct: z.string(),
    states: z.array(z.string()),
    transitionsPerVisit: z.number(),
    lambdaCallsPerVisit: z.number(),
    /** US dollars, at the prices of `pricesAsOf`. */
    costPerVisit: z.number(),
    /** The figures are per instance of a multi-instance activity. */
    perInstance: z.boolean(),
  })
  .meta({ id: 'NodeExplanation' });
export type NodeExplanation = z.infer<typeof NodeExplanationSchema>;

export const TriggerEntityTypeSchema = z.enum(['SERVICE_CATALOG', 'PRODUCT']).meta({ id: 'TriggerEntityType' });

/** Starts the process's active version when the entity is created or purchased. Unique per entity in a tenant. */
export const TriggerLinkSchema = z
  .object({
    id: z.string(),
    processId: ProcessIdSchema,
    entityType: TriggerEntityTypeSchema,
    entityId: z.string(),
    createdAt: TimestampSchema,
    createdBy: UserIdSchema,
  })
  .meta({ id: 'TriggerLink' });
export type TriggerLink = z.infer<typeof TriggerLinkSchema>;

const byId = z.object({ id: ProcessIdSchema });
const byVersion = z.object({ id: ProcessIdSchema, version: SemanticVersionSchema });
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
  params: byId,
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
  params: byId,
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
  params: byId,
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

export const publishProcess = operation({
  id: 'publishProcess',
  context,
  method: 'POST',
  path: '/processes/{id}/publish',
  summary: 'Compile the draft and publish it as an immutable version',
  access: ['designer', 'admin'],
  params: byId,
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
  params: byId,
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
  params: byVersion,
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
  params: byVersion,
  result: JsonObjectSchema,
  problems: ['process.version-not-found'],
});

export const explainVersion = operation({
  id: 'explainProcessVersion',
  context,
  method: 'GET',
  path: '/processes/{id}/versions/{version}/explain',
  summary: 'Per node: how it compiled, transitions, Lambda calls and cost per visit',
  access: 'user',
  params: byVersion,
  result: z.object({ nodes: z.array(NodeExplanationSchema), pricesAsOf: z.string() }),
  problems: ['process.version-not-found'],
});

export const activateVersion = operation({
  id: 'activateProcessVersion',
  context,
  method: 'POST',
  path: '/processes/{id}/versions/{version}/activate',
  summary: 'Make a published version the active one: new starts run it',
  access: ['designer', 'admin'],
  params: byVersion,
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
  params: byVersion,
  result: ProcessVersionSchema,
  problems: ['process.version-not-found', 'process.version-active', 'process.version-not-published'],
});

export const archiveProcess = operation({
  id: 'archiveProcess',
  context,
  method: 'POST',
  path: '/processes/{id}/archive',
  summary: 'End a process: it can no longer be edited or started; running executions go on',
  access: ['designer', 'admin'],
  params: byId,
  result: ProcessSummarySchema,
  problems: ['process.not-found'],
});

export const createTriggerLink = operation({
  id: 'createTriggerLink',
  context,
  method: 'POST',
  path: '/processes/{id}/trigger-links',
  summary: 'Start the active version whenever the entity is created or purchased',
  access: ['designer', 'admin'],
  params: byId,
  body: z.strictObject({ entityType: TriggerEntityTypeSchema, entityId: z.string().min(1).max(200) }),
  result: TriggerLinkSchema,
  status: 201,
  idempotent: true,
  problems: ['process.not-found', 'trigger-link.entity-taken'],
});

export const listTriggerLinks = operation({
  id: 'listTriggerLinks',
  context,
  method: 'GET',
  path: '/processes/{id}/trigger-links',
  summary: 'Trigger links of a process',
  access: 'user',
  params: byId,
  result: z.object({ items: z.array(TriggerLinkSchema) }),
  problems: ['process.not-found'],
});

export const deleteTriggerLink = operation({
  id: 'deleteTriggerLink',
  context,
  method: 'DELETE',
  path: '/processes/{id}/trigger-links/{linkId}',
  summary: 'Remove a trigger link',
  access: ['designer', 'admin'],
  params: z.object({ id: ProcessIdSchema, linkId: z.string() }),
  problems: ['process.not-found', 'trigger-link.not-found'],
});

export const processOperations = [
  createProcess,
  listProcesses,
  validateDefinition,
  getProcess,
  updateProcess,
  validateProcess,
  publishProcess,
  listVersions,
  getVersion,
  getAsl,
  explainVersion,
  activateVersion,
  deprecateVersion,
  archiveProcess,
  createTriggerLink,
  listTriggerLinks,
  deleteTriggerLink,
];

/**
 * State name in the ASL → the node that it belongs to and what it does for it, and what lies between two states: the flows and
 * the nodes without a state of their own (`''` stands for the start and the end). Projects a run's history onto the drawing.
 */
export const SourceMapSchema = z.object({
  startNodeId: z.string().optional(),
  states: z.record(
    z.string(),
    z.object({
      nodeId: z.string(),
      role: z.string(),
      branch: z.string().optional(),
      join: z.string().optional(),
      flowId: z.string().optional(),
    }),
  ),
  transitions: z
    .record(z.string(), z.record(z.string(), z.object({ flows: z.array(z.string()), nodes: z.array(z.string()) })))
    .default({}),
});
export type SourceMap = z.infer<typeof SourceMapSchema>;

/** What the executions context needs to start, validate and show runs of a published version. */
export const RunnableVersionSchema = z.object({
  processId: ProcessIdSchema,
  version: SemanticVersionSchema,
  name: z.string(),
  stateMachineArn: z.string(),
  stateMachineVersionArn: z.string(),
  data_definitions: z.array(DataDefinitionSchema),
  nodes: z.array(NodeDefSchema.pick({ node_id: true, title: true, type: true, action_type: true }).strip()),
  sourceMap: SourceMapSchema,
});
export type RunnableVersion = z.infer<typeof RunnableVersionSchema>;

const ids = { processId: ProcessIdSchema, name: z.string() };
const versioned = { ...ids, version: SemanticVersionSchema };

export const processCreated = event({
  type: 'process.created',
  context,
  summary: 'A process was created',
  data: z.object(ids),
});
export const processUpdated = event({
  type: 'process.updated',
  context,
  summary: "A process's draft was saved",
  data: z.object(ids),
});
export const processPublished = event({
  type: 'process.published',
  context,
  summary: 'A version was published',
  data: z.object({ ...versioned, stateMachineVersionArn: z.string() }),
});
export const processActivated = event({
  type: 'process.activated',
  context,
  summary: 'A published version became the active one',
  data: z.object(versioned),
});
export const processDeprecated = event({
  type: 'process.deprecated',
  context,
  summary: 'A published version is no longer recommended',
  data: z.object(versioned),
});
export const processArchived = event({
  type: 'process.archived',
  context,
  summary: 'A process was ended',
  data: z.object(ids),
});
export const triggerLinkCreated = event({
  type: 'trigger-link.created',
  context,
  summary: 'An entity now starts a process',
  data: z.object({
    linkId: z.string(),
    processId: ProcessIdSchema,
    entityType: TriggerEntityTypeSchema,
    entityId: z.string(),
  }),
});
export const triggerLinkDeleted = event({
  type: 'trigger-link.deleted',
  context,
  summary: 'An entity no longer starts a process',
  data: z.object({
    linkId: z.string(),
    processId: ProcessIdSchema,
    entityType: TriggerEntityTypeSchema,
    entityId: z.string(),
  }),
});
export const processEvents = [
  processCreated,
  processUpdated,
  processPublished,
  processActivated,
  processDeprecated,
  processArchived,
  triggerLinkCreated,
  triggerLinkDeleted,
];
