import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import { action, QueueUrl, runBatch } from './action.ts';
import { invalidHandle } from './errors.ts';
import { type Message, type MessageAttributes, md5OfAttributes } from './message.ts';
import type { Queue } from './queue.ts';
import type { QueueStore } from './queue-store.ts';

const Receive = z.strictObject({
  QueueUrl,
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  WaitTimeSeconds: z.number().int().min(0).max(20).optional(),
  VisibilityTimeout: z.number().int().min(0).max(43_200).optional(),
  AttributeNames: z.array(z.string()).default([]),
  MessageSystemAttributeNames: z.array(z.string()).default([]),
  MessageAttributeNames: z.array(z.string()).default([]),
  ReceiveRequestAttemptId: z.string().optional(),
});
const Handle = z.string();
const VisibilityTimeout = z.number().int().min(0).max(43_200);

export function systemAttributes(message: Message): Record<string, string> {
  return {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    ...(message.traceHeader === undefined ? {} : { AWSTraceHeader: message.traceHeader }),
    ...(message.groupId === undefined
      ? {}
      : { MessageGroupId: message.groupId, SequenceNumber: String(message.seq).padStart(20, '0') }),
    ...(message.deduplicationId === undefined ? {} : { MessageDeduplicationId: message.deduplicationId }),
  };
}

function chosen(names: readonly string[], name: string): boolean {
  return names.some(
    (wanted) =>
      wanted === 'All' ||
      wanted === '.*' ||
      wanted === name ||
      (wanted.endsWith('.*') && name.startsWith(wanted.slice(0, -2))),
  );
}

function pick<Value>(all: Record<string, Value>, names: readonly string[]): Record<string, Value> | undefined {
  const entries = Object.entries(all).filter(([name]) => chosen(names, name));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function received(message: Message, system: readonly string[], custom: readonly string[]) {
  const attributes: MessageAttributes | undefined = pick(message.attributes ?? {}, custom);
  const systemValues = pick(systemAttributes(message), system);
  return {
    MessageId: message.id,
    ReceiptHandle: message.handle,
    Body: message.body,
    MD5OfBody: message.md5,
    ...(systemValues ? { Attributes: systemValues } : {}),
    ...(attributes ? { MessageAttributes: attributes, MD5OfMessageAttributes: md5OfAttributes(attributes) } : {}),
  };
}

function checkHandle(handle: string): void {
  if (!/^\d+\.[\da-f-]{36}$/.test(handle)) throw invalidHandle(handle);
}

function changeVisibility(queue: Queue, handle: string, seconds: number): void {
  checkHandle(handle);
  const message = queue.find(handle);
  if (!message?.inFlight)
    throw new AwsCallError(
      'MessageNotInflight',
      'Value for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.',
    );
  queue.changeVisibility(message, seconds * 1000);
}

export function receiveActions(store: QueueStore): [string, JsonAction][] {
  const remove = async (queue: Queue, handle: string) => {
    checkHandle(handle);
    await store.remove(queue, [queue.find(handle)]);
    return {};
  };
  return [
    action('ReceiveMessage', Receive, async (input) => {
      const queue = store.get(input.QueueUrl);
      const messages = await store.receive(queue, {
        max: input.MaxNumberOfMessages,
        waitMs: (input.WaitTimeSeconds ?? queue.settings.waitSeconds) * 1000,
        visibilityMs: input.VisibilityTimeout === undefined ? undefined : input.VisibilityTimeout * 1000,
      });
      const system = [...input.AttributeNames, ...input.MessageSystemAttributeNames];
      return messages.length === 0
        ? {}
        : { Messages: messages.map((message) => received(message, system, input.MessageAttributeNames)) };
    }),
    action('DeleteMessage', z.strictObject({ QueueUrl, ReceiptHandle: Handle }), async (input) => {
      await remove(store.get(input.QueueUrl), input.ReceiptHandle);
    }),
    action(
      'DeleteMessageBatch',
      z.strictObject({ QueueUrl, Entries: z.array(z.strictObject({ Id: z.string(), ReceiptHandle: Handle })) }),
      (input) => {
        const queue = store.get(input.QueueUrl);
        return runBatch(input.Entries, (entry) => remove(queue, entry.ReceiptHandle));
      },
    ),
    action('ChangeMessageVisibility', z.strictObject({ QueueUrl, ReceiptHandle: Handle, VisibilityTimeout }), (input) =>
      changeVisibility(store.get(input.QueueUrl), input.ReceiptHandle, input.VisibilityTimeout),
    ),
    action(
      'ChangeMessageVisibilityBatch',
      z.strictObject({
        QueueUrl,
        Entries: z.array(z.strictObject({ Id: z.string(), ReceiptHandle: Handle, VisibilityTimeout })),
      }),
      (input) => {
        const queue = store.get(input.QueueUrl);
        return runBatch(input.Entries, (entry) => {
          changeVisibility(queue, entry.ReceiptHandle, entry.VisibilityTimeout);
          return {};
        });
      },
    ),
  ];
}
