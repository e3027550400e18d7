import { z } from 'zod';
import { EventEnvelopeSchema } from './core/event.ts';
import { JsonObjectSchema } from './core/json.ts';
import { operation } from './core/operation.ts';
import { PageQuerySchema, pageOf } from './core/page.ts';
import { EventIdSchema, TimestampSchema } from './core/scalars.ts';

const context = 'events';

/** An entry of the audit log (seed: `event_audit_log`): the envelope as it was published. */
export const AuditEntrySchema = EventEnvelopeSchema.extend({ source: z.string(), recordedAt: TimestampSchema }).meta({
  id: 'AuditEntry',
});
export type AuditEntry = z.infer<typeof AuditEntrySchema>;

export const EventTypeSchema = z
  .object({ type: z.string(), context: z.string(), version: z.int(), summary: z.string(), schema: JsonObjectSchema })
  .meta({ id: 'EventType' });

export const listEvents = operation({
  id: 'listEvents',
  context,
  method: 'GET',
  path: '/events',
  summary: 'The audit log: events of the tenant, newest first, or everything that one call set off',
  access: 'user',
  query: PageQuerySchema.extend({
    correlationId: z.string().min(1).max(200).optional(),
    type: z.string().max(100).optional(),
    from: TimestampSchema.optional(),
    to: TimestampSchema.optional(),
  }),
  result: pageOf(AuditEntrySchema),
});

export const getEvent = operation({
  id: 'getEvent',
  context,
  method: 'GET',
  path: '/events/{id}',
  summary: 'One event',
  access: 'user',
  params: z.object({ id: EventIdSchema }),
  result: AuditEntrySchema,
  problems: ['event.not-found'],
});

export const listEventTypes = operation({
  id: 'listEventTypes',
  context,
  method: 'GET',
  path: '/event-schemas',
  summary: 'The event registry: every event type with the JSON Schema of its data',
  access: 'user',
  result: z.object({ items: z.array(EventTypeSchema) }),
});

export const eventOperations = [listEvents, getEvent, listEventTypes];
