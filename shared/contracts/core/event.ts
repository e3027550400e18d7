import { z } from 'zod';
import { EventIdSchema, TenantIdSchema, TimestampSchema } from './scalars.ts';

/** Who caused an event: a user, a service of the platform, or an API key. */
export const ActorSchema = z
  .object({
    type: z.enum(['user', 'service', 'api_key', 'system']),
    id: z.string(),
    name: z.string().optional(),
  })
  .meta({ id: 'Actor' });
export type Actor = z.infer<typeof ActorSchema>;

/** The envelope of every domain event; it is the `detail` of the EventBridge event whose `detail-type` is `type`. */
export const EventEnvelopeSchema = z.object({
  id: EventIdSchema,
  type: z
    .string()
    .regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/, 'must be dotted and in the past tense, such as task.created'),
  tenantId: TenantIdSchema,
  actor: ActorSchema,
  /** Id shared by everything that one outside call set off: the request id, or the root execution. */
  correlationId: z.string(),
  /** Id of the event or request that caused this one. */
  causationId: z.string().optional(),
  time: TimestampSchema,
  /** Version of the schema of `data`. */
  version: z.int().min(1),
  data: z.record(z.string(), z.unknown()),
});
export type EventEnvelope = z.infer<typeof EventEnvelopeSchema>;

export interface EventContract<Type extends string = string, Data extends z.ZodObject = z.ZodObject> {
  readonly type: Type;
  readonly context: string;
  readonly version: number;
  readonly summary: string;
  readonly data: Data;
}

/** Declares a domain event. Its EventBridge source is `flowmaster.<context>`. */
export const event = <Type extends string, Data extends z.ZodObject>(
  contract: Omit<EventContract<Type, Data>, 'version'> & { version?: number },
): EventContract<Type, Data> => ({ version: 1, ...contract });

export type DataOf<E> = E extends EventContract<infer _T, infer D> ? z.output<D> : never;
