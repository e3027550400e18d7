import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Loopback, serveLoopback } from '#local/services/protocol/loopback.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import { createSqs, type SqsService } from './service.ts';

let context: TestContext;
let sqs: SqsService;
let loopback: Loopback;
let client: SQSClient;

async function boot(dataDir?: string): Promise<void> {
  context = await createTestContext({ awsUrl: () => loopback.url, ...(dataDir === undefined ? {} : { dataDir }) });
  sqs = createSqs(context);
  loopback = await serveLoopback(sqs);
  client = new SQSClient({
    endpoint: loopback.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
}
async function halt(): Promise<void> {
  client.destroy();
  await loopback.close();
  await sqs.close();
}
beforeEach(() => boot());
afterEach(async () => {
  await halt();
  await context.dispose();
});

async function createQueue(name: string, Attributes: Record<string, string> = {}): Promise<string> {
  return (await client.send(new CreateQueueCommand({ QueueName: name, Attributes }))).QueueUrl!;
}
const receive = async (QueueUrl: string, options: object = {}) =>
  (
    await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
        ...options,
      }),
    )
  ).Messages ?? [];
const arnOf = (name: string) => `arn:aws:sqs:eu-central-1:000000000000:${name}`;

describe('SQS', () => {
  it('delivers a message with its attributes once, and deletes it', async () => {
    const QueueUrl = await createQueue('q');
    const sent = await client.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'héllo',
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'x' },
          raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
        },
      }),
    );
    const [message] = await receive(QueueUrl);
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'héllo',
      Attributes: { ApproximateReceiveCount: '1' },
    });
    expect(message?.MessageAttributes?.raw?.BinaryValue).toEqual(new Uint8Array([1, 2]));
    expect(await receive(QueueUrl)).toEqual([]);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
      QueueArn: arnOf('q'),
    });
  });

  it('answers a waiting receive when a message arrives', async () => {
    const QueueUrl = await createQueue('q');
    const waiting = receive(QueueUrl, { WaitTimeSeconds: 10 });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'now' }));
    expect((await waiting)[0]?.Body).toBe('now');
  });

  it('shows a message again after its visibility timeout, with a new handle', async () => {
    const QueueUrl = await createQueue('q');
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'again' }));
    const [first] = await receive(QueueUrl, { VisibilityTimeout: 1 });
    const [second] = await receive(QueueUrl, { WaitTimeSeconds: 5 });
    expect(second?.Attributes?.ApproximateReceiveCount).toBe('2');
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: second?.ReceiptHandle, VisibilityTimeout: 0 }),
    );
    expect(await receive(QueueUrl)).toHaveLength(1);
  });

  it('delays messages', async () => {
    const QueueUrl = await createQueue('q', { DelaySeconds: '1' });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'late' }));
    expect(await receive(QueueUrl)).toEqual([]);
    expect(await receive(QueueUrl, { WaitTimeSeconds: 5 })).toHaveLength(1);
  });

  it('moves a message that was received too often to the dead-letter queue, and back by redrive', async () => {
    const dead = await createQueue('dead');
    const QueueUrl = await createQueue('q', {
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 1 }),
    });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'poison' }));
    const [first] = await receive(QueueUrl);
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle, VisibilityTimeout: 0 }),
    );
    expect(await receive(QueueUrl)).toEqual([]);
    const [buried] = await receive(dead, { VisibilityTimeout: 0 });
    expect(buried).toMatchObject({ Body: 'poison', MessageId: first?.MessageId });
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf('dead') }));
    expect((await receive(QueueUrl))[0]?.Body).toBe('poison');
  });

  it('keeps the order within a FIFO group, locks it while in flight, and deduplicates', async () => {
    const QueueUrl = await createQueue('q.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
    for (const [MessageGroupId, MessageBody] of [
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
      ['a', '1'],
    ] as const)
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId }));
    const [first] = await receive(QueueUrl, { MaxNumberOfMessages: 1 });
    expect(first?.Body).toBe('1');
    expect((await receive(QueueUrl)).map((message) => message.Body)).toEqual(['2']);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    expect((await receive(QueueUrl)).map((message) => message.Body)).toEqual(['3']);
  });

  it('has every acknowledged message after a restart, those in flight visible again', async () => {
    const QueueUrl = await createQueue('q', { VisibilityTimeout: '600' });
    await client.send(
      new SendMessageBatchCommand({ QueueUrl, Entries: ['1', '2', '3'].map((Id) => ({ Id, MessageBody: Id })) }),
    );
    const [message] = await receive(QueueUrl, { MaxNumberOfMessages: 1 });
    await client.send(
      new DeleteMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'x', ReceiptHandle: message?.ReceiptHandle }] }),
    );
    await receive(QueueUrl, { MaxNumberOfMessages: 1 });
    await halt();
    await boot(context.dataDir);
    expect((await receive(`${loopback.url}/000000000000/q`)).map((each) => each.Body)).toEqual(['2', '3']);
  });

  it('refuses bad input with the errors of SQS', async () => {
    const QueueUrl = await createQueue('q');
    const send = (input: object) => client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', ...input }));
    await expect(send({ QueueUrl: `${QueueUrl}-no` })).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    await expect(send({ MessageBody: 'a\u0000' })).rejects.toMatchObject({ name: 'InvalidMessageContents' });
    await expect(send({ MessageBody: 'x'.repeat(1_048_577) })).rejects.toThrow('must be shorter');
    await expect(send({ DelaySeconds: 901 })).rejects.toThrow('DelaySeconds');
    await expect(send({ MessageDeduplicationId: 'x' })).rejects.toThrow('MessageDeduplicationId');
    await expect(createQueue('bad name')).rejects.toThrow('alphanumeric');
    await expect(createQueue('q2', { VisibilityTimeout: '-1' })).rejects.toMatchObject({
      name: 'InvalidAttributeValue',
    });
    await expect(createQueue('q3', { Unknown: '1' })).rejects.toMatchObject({ name: 'InvalidAttributeName' });
    await expect(client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'junk' }))).rejects.toMatchObject({
      name: 'ReceiptHandleIsInvalid',
    });
    await expect(client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [] }))).rejects.toMatchObject({
      name: 'EmptyBatchRequest',
    });
    const Entries = [
      { Id: 'good', MessageBody: 'x' },
      { Id: 'bad', MessageBody: '\u0001' },
    ];
    expect(await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).toMatchObject({
      Successful: [{ Id: 'good' }],
      Failed: [{ Id: 'bad', Code: 'InvalidMessageContents', SenderFault: true }],
    });
  });
});
