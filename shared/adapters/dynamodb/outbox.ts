import type { DataOf, EventContract, EventEnvelope } from '#contracts/core/event.ts';
import { currentCaller } from '#runtime/actor.ts';
import { newId, timestamp } from '#runtime/ids.ts';

/** An event ready to be written beside the state change that it tells of. */
export interface PublishableEvent {
  /** EventBridge source: `flowmaster.<context>`. */
  source: string;
  envelope: EventEnvelope;
}

const KEPT_SECONDS = 7 * 24 * 3600;

/** An event of the current caller, checked against its contract; tenant, actor and correlation come from the caller. */
export function eventOf<E extends EventContract>(contract: E, data: DataOf<E>): PublishableEvent {
  const caller = currentCaller();
  return {
    source: `flowmaster.${contract.context}`,
    envelope: {
      id: newId('evt'),
      type: contract.type,
      tenantId: caller.tenantId,
      actor: caller.actor,
      correlationId: caller.correlationId,
      causationId: caller.causationId ?? caller.requestId,
      time: timestamp(),
      version: contract.version,
      data: contract.data.parse(data),
    },
  };
}

/** The outbox item of an event: the stream of the table carries it to `events-outbox`, which puts it on the bus. */
export const outboxItem = (table: string, prefix: string, { source, envelope }: PublishableEvent) => ({
  Put: {
    TableName: table,
    Item: {
      pk: `${prefix}OUTBOX`,
      sk: envelope.id,
      entity: 'outbox',
      source,
      type: envelope.type,
      envelope: JSON.stringify(envelope),
      expiresAt: Math.floor(Date.now() / 1000) + KEPT_SECONDS,
    },
  },
});
