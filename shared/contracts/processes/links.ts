import { z } from 'zod';
import { JsonObjectSchema } from '../core/json.ts';
import { operation } from '../core/operation.ts';
import { PageQuerySchema, pageOf } from '../core/page.ts';
import { ProcessIdSchema, TimestampSchema, UserIdSchema } from '../core/scalars.ts';
import { ProcessStatusSchema, ProcessSummarySchema, processPath } from './process.ts';

const context = 'processes';

/**
 * `calls`: a subprocess of `from` runs `to`. `triggers`: `from` throws a message or signal that `to` awaits. `follows`: `from` starts
 * when `to` ends. `shares_data`: both define the same field with the same schema. `depends_on`: `from` needs `to`, for a reason that
 * no drawing shows.
 */
export const LinkTypeSchema = z
  .enum(['calls', 'triggers', 'follows', 'shares_data', 'depends_on'])
  .meta({ id: 'ProcessLinkType' });
export type LinkType = z.infer<typeof LinkTypeSchema>;

/** A process at the end of a link. `missing`: the tenant has none with this id (any more). */
export const LinkedProcessSchema = z
  .object({
    id: z.string(),
    name: z.string().optional(),
    status: ProcessStatusSchema.optional(),
    missing: z.boolean(),
  })
  .meta({ id: 'LinkedProcess' });
export type LinkedProcess = z.infer<typeof LinkedProcessSchema>;

/** What a copy of a process is now: `active` is the version that new executions run. */
export const CopyStateSchema = z.enum(['draft', 'active', 'published', 'deprecated']).meta({ id: 'ProcessCopyState' });
export type CopyState = z.infer<typeof CopyStateSchema>;

/** Where a derived link comes from: a node of one copy of one of the two processes. */
export const LinkEvidenceSchema = z
  .object({
    processId: z.string(),
    version: z.string(),
    state: CopyStateSchema,
    nodeId: z.string().optional(),
    title: z.string().optional(),
    /** `calls`: the version called, or `active`. */
    calledVersion: z.string().optional(),
    /** The message or signal (`message:order placed`), or the field. */
    name: z.string().optional(),
  })
  .meta({ id: 'ProcessLinkEvidence' });
export type LinkEvidence = z.infer<typeof LinkEvidenceSchema>;

export const ProcessLinkSchema = z
  .object({
    /** Declared links have an id and can be deleted; derived ones follow from the drawings. */
    id: z.string().optional(),
    type: LinkTypeSchema,
    origin: z.enum(['derived', 'declared']),
    from: LinkedProcessSchema,
    to: LinkedProcessSchema,
    evidence: z.array(LinkEvidenceSchema),
    description: z.string().optional(),
    metadata: JsonObjectSchema.optional(),
    createdAt: TimestampSchema.optional(),
    createdBy: UserIdSchema.optional(),
  })
  .meta({ id: 'ProcessLink' });
export type ProcessLink = z.infer<typeof ProcessLinkSchema>;

export const listProcessLinks = operation({
  id: 'listProcessLinks',
  context,
  method: 'GET',
  path: '/processes/{id}/links',
  summary: 'How a process is tied to others: derived from the drawings, and declared',
  description:
    'Links of the draft and of every version, each once, with the nodes that make it. At most 500 are given; `truncated` says that there are more.',
  access: 'user',
  params: processPath,
  query: z.object({
    type: LinkTypeSchema.optional(),
    direction: z.enum(['in', 'out', 'both']).default('both'),
    origin: z.enum(['derived', 'declared']).optional(),
  }),
  result: z.object({ items: z.array(ProcessLinkSchema), truncated: z.boolean() }),
  problems: ['process.not-found'],
});

export const createProcessLink = operation({
  id: 'createProcessLink',
  context,
  method: 'POST',
  path: '/processes/{id}/links',
  summary: 'Declare a link to another process',
  access: ['designer', 'admin'],
  params: processPath,
  body: z.strictObject({
    type: LinkTypeSchema,
    targetProcessId: ProcessIdSchema,
    description: z.string().max(2000).optional(),
    metadata: JsonObjectSchema.optional(),
  }),
  result: ProcessLinkSchema,
  status: 201,
  idempotent: true,
  problems: ['process.not-found', 'process-link.unknown-target', 'process-link.to-itself', 'process-link.exists'],
});

export const deleteProcessLink = operation({
  id: 'deleteProcessLink',
  context,
  method: 'DELETE',
  path: '/processes/{id}/links/{linkId}',
  summary: 'Remove a declared link',
  access: ['designer', 'admin'],
  params: z.object({ id: ProcessIdSchema, linkId: z.string().max(254) }),
  problems: ['process.not-found', 'process-link.not-found'],
});

export const listCallCycles = operation({
  id: 'listCallCycles',
  context,
  method: 'GET',
  path: '/process-links/cycles',
  summary: 'Processes that call each other in a circle, one circle per group',
  access: 'user',
  result: z.object({ items: z.array(z.object({ processes: z.array(LinkedProcessSchema) })) }),
});

export const listOrphans = operation({
  id: 'listOrphanProcesses',
  context,
  method: 'GET',
  path: '/process-links/orphans',
  summary: 'Processes that nothing leads to: no caller, message, signal, trigger link or declared link',
  access: 'user',
  query: PageQuerySchema.extend({
    includeTopLevel: z
      .enum(['true', 'false'])
      .default('false')
      .transform((value) => value === 'true')
      .meta({ description: 'Processes that people start themselves (`isTopLevel`) too' }),
  }),
  result: pageOf(ProcessSummarySchema),
});

export const linkOperations = [listProcessLinks, createProcessLink, deleteProcessLink, listCallCycles, listOrphans];
