import { setTimeout } from 'node:timers/promises';
import middy from '@middy/core';
import type { EventBridgeEvent, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { z } from 'zod';
import { type DataOf, type EventContract, type EventEnvelope, EventEnvelopeSchema } from '#contracts/core/event.ts';
import { runAs, serviceCaller } from './actor.ts';
import { logger } from './logger.ts';

export interface Subscription {
  readonly type: string;
  readonly handle: (envelope: EventEnvelope) => Promise<void>;
}

/** Binds a domain event to a use case. The data is checked against the event's contract. Consumers must be idempotent. */
export const on = <E extends EventContract>(
  contract: E,
  handle: (data: DataOf<E>, envelope: EventEnvelope) => Promise<void>,
): Subscription => ({
  type: contract.type,
  handle: (envelope) => handle(contract.data.parse(envelope.data) as DataOf<E>, envelope),
});

export interface ServiceEvent {
  source: string;
  'detail-type': string;
  time: string;
  detail: Record<string, unknown>;
}

interface Options {
  /** Name of the context: the actor of what the consumers do. */
  service: string;
  /** Gets every domain event, before the subscriptions. */
  every?: (envelope: EventEnvelope, source: string) => Promise<void>;
  /** Events of AWS services, by detail-type. */
  aws?: Record<string, (event: ServiceEvent) => Promise<void>>;
}

async function consume(record: SQSRecord, byType: Map<string, Subscription>, options: Options): Promise<void> {
  const event = JSON.parse(record.body) as EventBridgeEvent<string, Record<string, unknown>>;
  const aws = options.aws?.[event['detail-type']];
  if (aws && event.source.startsWith('aws.')) return aws(event);
  const envelope = EventEnvelopeSchema.parse(event.detail);
  const caller = serviceCaller(options.service, envelope.tenantId, {
    requestId: record.messageId,
    correlationId: envelope.correlationId,
    causationId: envelope.id,
  });
  await runAs(caller, async () => {
    await options.every?.(envelope, event.source);
    await byType.get(envelope.type)?.handle(envelope);
  });
}

/** A failed record comes back when it is visible again, after minutes; what passes in a moment is tried again at once. */
const TRIED_AGAIN_AFTER_MS = [300, 1_500];

/** What does not fit its contract never will. */
const isFinal = (error: unknown): boolean => error instanceof z.ZodError || error instanceof SyntaxError;

async function untilDone(consume: () => Promise<void>): Promise<void> {
  for (const wait of TRIED_AGAIN_AFTER_MS) {
    try {
      return await consume();
    } catch (error) {
      if (isFinal(error)) throw error;
      await setTimeout(wait);
    }
  }
  await consume();
}

/** The Lambda behind a context's queue. A record that fails is reported alone and comes again; after enough tries it goes to the DLQ. */
export function eventHandler(subscriptions: readonly Subscription[], options: Options) {
  const byType = new Map(subscriptions.map((subscription) => [subscription.type, subscription]));
  return middy<SQSEvent, SQSBatchResponse>().handler(async (batch) => {
    const results = await Promise.allSettled(
      batch.Records.map((record) => untilDone(() => consume(record, byType, options))),
    );
    const failed = batch.Records.filter((record, index) => {
      const result = results[index];
      if (result?.status !== 'rejected') return false;
      logger.error('An event could not be consumed', { error: result.reason as Error, messageId: record.messageId });
      return true;
    });
    return { batchItemFailures: failed.map((record) => ({ itemIdentifier: record.messageId })) };
  });
}
