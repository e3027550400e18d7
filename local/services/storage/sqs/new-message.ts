import { createHash, randomUUID } from 'node:crypto';
import { AwsCallError } from '#local/services/contract.ts';
import { type Message, type MessageAttributes, md5Of, sizeOf } from './message.ts';
import type { Queue } from './queue.ts';

export interface NewMessage {
  body: string;
  attributes?: MessageAttributes | undefined;
  delaySeconds?: number | undefined;
  senderId?: string;
  traceHeader?: string | undefined;
  groupId?: string | undefined;
  deduplicationId?: string | undefined;
}

/** Throws what AWS would refuse the message with. */
export function checkMessage(queue: Queue, input: NewMessage): void {
  const limit = queue.settings.maximumMessageSize;
  if (sizeOf(input.body, input.attributes) > limit)
    throw new AwsCallError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`,
    );
  if (!queue.settings.fifo && input.deduplicationId !== undefined)
    throw new AwsCallError(
      'InvalidParameterValue',
      'The request includes a parameter that is not valid for this queue type: MessageDeduplicationId',
    );
  if (queue.settings.fifo && input.groupId === undefined)
    throw new AwsCallError('MissingParameter', 'The request must contain the parameter MessageGroupId.');
  if (queue.settings.fifo && input.deduplicationId === undefined && !queue.settings.contentBasedDeduplication)
    throw new AwsCallError(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
}

/** Undefined in a standard queue, which does not deduplicate. */
export function deduplicationIdOf(queue: Queue, input: NewMessage): string | undefined {
  if (!queue.settings.fifo) return undefined;
  return input.deduplicationId ?? createHash('sha256').update(input.body).digest('hex');
}

export function createMessage(
  queue: Queue,
  input: NewMessage,
  { seq, now, deduplicationId }: { seq: number; now: number; deduplicationId: string | undefined },
): Message {
  const delaySeconds = input.delaySeconds ?? queue.settings.delaySeconds;
  return {
    seq,
    id: randomUUID(),
    body: input.body,
    md5: md5Of(input.body),
    attributes: input.attributes && Object.keys(input.attributes).length > 0 ? input.attributes : undefined,
    sentAt: now,
    senderId: input.senderId ?? 'events.amazonaws.com',
    traceHeader: input.traceHeader,
    groupId: input.groupId,
    deduplicationId,
    receiveCount: 0,
    firstReceivedAt: undefined,
    visibleAt: delaySeconds > 0 ? now + delaySeconds * 1000 : 0,
    handle: undefined,
    inFlight: false,
  };
}
