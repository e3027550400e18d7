import { z } from 'zod';
import { AwsCallError, type AwsCaller } from '#local/services/contract.ts';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import { action, type BatchFailure, checkBatch, QueueUrl } from './action.ts';
import { md5OfAttributes, sizeOf } from './message.ts';
import { checkMessage, type NewMessage } from './new-message.ts';
import type { Queue } from './queue.ts';
import type { StagedMessage } from './queue-port.ts';
import type { QueueStore } from './queue-store.ts';

const Attribute = z.strictObject({
  DataType: z.string().regex(/^(String|Number|Binary)(\..+)?$/, 'must be String, Number or Binary'),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});
const message = {
  MessageBody: z.string(),
  DelaySeconds: z.number().int().min(0).max(900).optional(),
  MessageAttributes: z.record(z.string().regex(/^[\w.-]{1,256}$/), Attribute).optional(),
  MessageSystemAttributes: z.strictObject({ AWSTraceHeader: Attribute.optional() }).optional(),
  MessageGroupId: z.string().min(1).max(128).optional(),
  MessageDeduplicationId: z.string().min(1).max(128).optional(),
};
const Message = z.strictObject(message);
const BatchEntry = z.strictObject({ Id: z.string(), ...message });
type MessageInput = z.output<typeof Message>;

// What XML 1.0 cannot carry, SQS does not take.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const forbidden = /[^\u0009\u000A\u000D\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function toNewMessage(queue: Queue, input: MessageInput, caller: AwsCaller): NewMessage {
  if (input.MessageBody === '')
    throw new AwsCallError('MissingParameter', 'The request must contain the parameter MessageBody.');
  if (forbidden.test(input.MessageBody))
    throw new AwsCallError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  if (queue.settings.fifo && input.DelaySeconds)
    throw new AwsCallError(
      'InvalidParameterValue',
      `Value ${input.DelaySeconds} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    );
  return {
    body: input.MessageBody,
    attributes: input.MessageAttributes,
    delaySeconds: input.DelaySeconds,
    senderId: caller.accessKeyId,
    traceHeader: input.MessageSystemAttributes?.AWSTraceHeader?.StringValue,
    groupId: input.MessageGroupId,
    deduplicationId: input.MessageDeduplicationId,
  };
}

function sent(queue: Queue, message: StagedMessage['message'], input: MessageInput) {
  const attributes = input.MessageAttributes;
  return {
    MessageId: message.id,
    MD5OfMessageBody: message.md5,
    ...(attributes && Object.keys(attributes).length > 0
      ? { MD5OfMessageAttributes: md5OfAttributes(attributes) }
      : {}),
    ...(queue.settings.fifo ? { SequenceNumber: String(message.seq).padStart(20, '0') } : {}),
  };
}

async function sendBatch(store: QueueStore, queue: Queue, entries: z.output<typeof BatchEntry>[], caller: AwsCaller) {
  checkBatch(entries);
  const size = entries.reduce((sum, entry) => sum + sizeOf(entry.MessageBody, entry.MessageAttributes), 0);
  if (size > 1_048_576)
    throw new AwsCallError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than 1048576 bytes. You have sent ${size} bytes.`,
    );
  const accepted: { entry: (typeof entries)[number]; message: NewMessage }[] = [];
  const Failed: BatchFailure[] = [];
  for (const entry of entries) {
    try {
      const candidate = toNewMessage(queue, entry, caller);
      checkMessage(queue, candidate);
      accepted.push({ entry, message: candidate });
    } catch (error) {
      if (!(error instanceof AwsCallError)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  const messages = await store.send(
    queue,
    accepted.map((one) => one.message),
  );
  const Successful = accepted.map(({ entry }, index) => ({ Id: entry.Id, ...sent(queue, messages[index]!, entry) }));
  return Failed.length > 0 ? { Successful, Failed } : { Successful };
}

export function sendActions(store: QueueStore): [string, JsonAction][] {
  return [
    action('SendMessage', z.strictObject({ QueueUrl, ...message }), async (input, { caller }) => {
      const queue = store.get(input.QueueUrl);
      const [stored] = await store.send(queue, [toNewMessage(queue, input, caller)]);
      return sent(queue, stored!, input);
    }),
    action('SendMessageBatch', z.strictObject({ QueueUrl, Entries: z.array(BatchEntry) }), (input, { caller }) =>
      sendBatch(store, store.get(input.QueueUrl), input.Entries, caller),
    ),
  ];
}
