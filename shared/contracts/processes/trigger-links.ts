import { z } from 'zod';
import { operation } from '../core/operation.ts';
import { ProcessIdSchema, TimestampSchema, UserIdSchema } from '../core/scalars.ts';
import { processPath } from './process.ts';

const context = 'processes';

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

export const createTriggerLink = operation({
  id: 'createTriggerLink',
  context,
  method: 'POST',
  path: '/processes/{id}/trigger-links',
  summary: 'Start the active version whenever the entity is created or purchased',
  access: ['designer', 'admin'],
  params: processPath,
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
  params: processPath,
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

export const triggerLinkOperations = [createTriggerLink, listTriggerLinks, deleteTriggerLink];
