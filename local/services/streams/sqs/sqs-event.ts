import type { JsonObject } from '#local/services/eventbridge/pattern/json.ts';
import { type Message, md5OfAttributes } from '#local/services/storage/sqs/message.ts';
import { systemAttributes } from '#local/services/storage/sqs/receive-actions.ts';

/** A message as the record of Lambda's SQS event. */
export function toSqsRecord(message: Message, queueArn: string): JsonObject {
  const attributes = Object.entries(message.attributes ?? {}).map(([name, attribute]) => [
    name,
    {
      ...(attribute.StringValue === undefined ? {} : { stringValue: attribute.StringValue }),
      ...(attribute.BinaryValue === undefined ? {} : { binaryValue: attribute.BinaryValue }),
      stringListValues: [],
      binaryListValues: [],
      dataType: attribute.DataType,
    },
  ]);
  return {
    messageId: message.id,
    receiptHandle: message.handle ?? '',
    body: message.body,
    attributes: systemAttributes(message),
    messageAttributes: Object.fromEntries(attributes) as JsonObject,
    ...(message.attributes ? { md5OfMessageAttributes: md5OfAttributes(message.attributes) } : {}),
    md5OfBody: message.md5,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: queueArn.split(':')[3] ?? '',
  };
}
