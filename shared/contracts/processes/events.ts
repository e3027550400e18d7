import { z } from 'zod';
import { event } from '../core/event.ts';
import { ProcessIdSchema, SemanticVersionSchema } from '../core/scalars.ts';
import { LinkTypeSchema } from './links.ts';
import { TriggerEntityTypeSchema } from './trigger-links.ts';

const context = 'processes';

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
export const processRestored = event({
  type: 'process.restored',
  context,
  summary: 'An earlier state became the draft again',
  data: z.object({ ...ids, from: z.string(), revisionId: z.string() }),
});
export const processMerged = event({
  type: 'process.merged',
  context,
  summary: 'Changes were merged into a draft or branch',
  data: z.object({ ...ids, from: z.string(), into: z.string(), revisionId: z.string() }),
});
const branch = { ...ids, branchId: z.string(), branchName: z.string() };
export const processBranchCreated = event({
  type: 'process-branch.created',
  context,
  summary: 'A branch was made',
  data: z.object(branch),
});
export const processBranchUpdated = event({
  type: 'process-branch.updated',
  context,
  summary: 'A branch was saved',
  data: z.object({ ...branch, revisionId: z.string() }),
});
export const processBranchDeleted = event({
  type: 'process-branch.deleted',
  context,
  summary: 'A branch was removed',
  data: z.object(branch),
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
export const processLinkCreated = event({
  type: 'process-link.created',
  context,
  summary: 'A link between two processes was declared',
  data: z.object({
    linkId: z.string(),
    type: LinkTypeSchema,
    processId: ProcessIdSchema,
    targetProcessId: ProcessIdSchema,
  }),
});
export const processLinkDeleted = event({
  type: 'process-link.deleted',
  context,
  summary: 'A declared link between two processes was removed',
  data: z.object({
    linkId: z.string(),
    type: LinkTypeSchema,
    processId: ProcessIdSchema,
    targetProcessId: ProcessIdSchema,
  }),
});
const template = { templateId: z.string(), name: z.string(), processId: ProcessIdSchema };
export const processTemplateCreated = event({
  type: 'process-template.created',
  context,
  summary: 'A process was kept as a template',
  data: z.object(template),
});
export const processTemplateDeleted = event({
  type: 'process-template.deleted',
  context,
  summary: 'A template was removed',
  data: z.object(template),
});
export const processEvents = [
  processCreated,
  processUpdated,
  processRestored,
  processMerged,
  processBranchCreated,
  processBranchUpdated,
  processBranchDeleted,
  processPublished,
  processActivated,
  processDeprecated,
  processArchived,
  triggerLinkCreated,
  triggerLinkDeleted,
  processLinkCreated,
  processLinkDeleted,
  processTemplateCreated,
  processTemplateDeleted,
];
