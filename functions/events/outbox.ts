import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { z } from 'zod';
import { type Publication, publish } from '#adapters/eventbridge/publish.ts';
import { EventEnvelopeSchema } from '#contracts/core/event.ts';
import { eventRegistry } from '#contracts/event-registry.ts';
import { readEnvironment } from '#runtime/environment.ts';
import { logger } from '#runtime/logger.ts';

const environment = readEnvironment({ EVENT_BUS_NAME: z.string() });

function publicationOf(record: DynamoDBRecord): Publication {
  const image = record.dynamodb?.NewImage;
  const envelope = EventEnvelopeSchema.parse(JSON.parse(image?.envelope?.S ?? 'null'));
  eventRegistry.get(envelope.type)?.data.parse(envelope.data);
  return { source: z.string().startsWith('flowmaster.').parse(image?.source?.S), envelope };
}

/**
 * Second half of the outbox: what the tables' streams bring goes to the bus, in order. The first event that fails ends the batch
 * there, so that the stream comes back with it and nothing behind it overtakes.
 */
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async ({ Records }) => {
  const outbox = Records.filter((record) => record.dynamodb?.NewImage?.entity?.S === 'outbox');
  const publications: Publication[] = [];
  for (const record of outbox) {
    try {
      publications.push(publicationOf(record));
    } catch (error) {
      logger.error('An event in the outbox breaks its contract', {
        error: error as Error,
        eventId: record.dynamodb?.Keys?.sk?.S,
      });
      break;
    }
  }
  const refused = await publish(environment.EVENT_BUS_NAME, publications);
  if (refused.length > 0) logger.error('The bus refused events', { refused });
  const firstFailed = outbox[refused[0]?.index ?? publications.length];
  const sequence = firstFailed?.dynamodb?.SequenceNumber;
  return { batchItemFailures: sequence ? [{ itemIdentifier: sequence }] : [] };
});
