import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AwsCallError, type LambdaResult, type LocalModule } from '#local/services/contract.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import type { QueueStore } from '#local/services/storage/sqs/queue-store.ts';
import { createSqs } from '#local/services/storage/sqs/service.ts';
import { createStreams } from '../index.ts';

const arn = (name: string) => `arn:aws:sqs:eu-central-1:000000000000:${name}`;
interface Batch {
  Records: {
    messageId: string;
    body: string;
    attributes: Record<string, string>;
    messageAttributes: object;
    eventSourceARN: string;
  }[];
}
let context: TestContext;
let queues: QueueStore;
let streams: LocalModule;

async function mount(mapping: object, overrides: Parameters<typeof createTestContext>[0] = {}): Promise<void> {
  context = await createTestContext(overrides);
  const sqs = createSqs(context);
  queues = sqs.queues;
  context.services.set('sqs', sqs);
  await queues.create('dead', {}, {});
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn('dead'), maxReceiveCount: 2 });
  await queues.create('q', { VisibilityTimeout: '1', RedrivePolicy }, {});
  streams = await createStreams(context);
  const resource = { stack: 's', type: 'AWS::Lambda::EventSourceMapping', metadata: {} };
  await streams.providers[0]!.create(
    'Mapping',
    { EventSourceArn: arn('q'), FunctionName: 'f', FunctionResponseTypes: ['ReportBatchItemFailures'], ...mapping },
    context,
    resource,
  );
}
const send = (...bodies: string[]) =>
  queues.send(
    queues.get('q'),
    bodies.map((body) => ({ body, attributes: { kind: { DataType: 'String', StringValue: 'x' } } })),
  );
const batches = () => context.invocations.map((invocation) => (invocation.payload as Batch).Records);
const left = (name = 'q') => queues.get(name).messages.size;

beforeEach(() => mount({}));
afterEach(async () => {
  await streams.close();
  await context.services.get('sqs')?.close();
  await context.dispose();
});

describe('queue to function', () => {
  it('gives the function messages in the form of Lambda, and deletes what it has done', async () => {
    await send('one', 'two');
    await streams.start?.();
    await vi.waitFor(() => expect(left()).toBe(0));
    expect(batches()).toEqual([
      [
        {
          messageId: expect.any(String) as string,
          receiptHandle: expect.any(String) as string,
          body: 'one',
          attributes: expect.objectContaining({
            ApproximateReceiveCount: '1',
            SentTimestamp: expect.stringMatching(/^\d+$/) as string,
          }) as object,
          messageAttributes: {
            kind: { stringValue: 'x', stringListValues: [], binaryListValues: [], dataType: 'String' },
          },
          md5OfMessageAttributes: expect.any(String) as string,
          md5OfBody: expect.any(String) as string,
          eventSource: 'aws:sqs',
          eventSourceARN: arn('q'),
          awsRegion: 'eu-central-1',
        },
        expect.objectContaining({ body: 'two' }),
      ],
    ]);
  });

  it('repeats only the messages that the function reports, and buries them after the last receive', async () => {
    context.onInvoke((_name, payload) => ({
      batchItemFailures: (payload as Batch).Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({
        itemIdentifier: messageId,
      })),
    }));
    await send('good', 'bad');
    await streams.start?.();
    await vi.waitFor(() => expect(left('dead')).toBe(1), { timeout: 10_000 });
    expect(batches().map((records) => records.map(({ body }) => body))).toEqual([['good', 'bad'], ['bad']]);
    expect(left()).toBe(0);
  });

  it('keeps the whole batch when the function fails or reports nonsense', async () => {
    context.onInvoke(() => ({ batchItemFailures: [{ itemIdentifier: 'nobody' }] }));
    await send('x');
    await streams.start?.();
    await vi.waitFor(() => expect(context.invocations).toHaveLength(1));
    expect(left()).toBe(1);
  });
});

describe('queue to function, other settings', () => {
  it('gathers a batch within its window', async () => {
    await streams.close();
    await context.services.get('sqs')?.close();
    await context.dispose();
    await mount({ BatchSize: 3, MaximumBatchingWindowInSeconds: 20 });
    await streams.start?.();
    for (const body of ['1', '2', '3']) await send(body);
    await vi.waitFor(() => expect(batches().map((records) => records.length)).toEqual([3]), { timeout: 5000 });
  });

  it('passes only what the filter lets pass, and deletes the rest', async () => {
    await streams.close();
    await context.services.get('sqs')?.close();
    await context.dispose();
    await mount({ FilterCriteria: { Filters: [{ Pattern: '{"body":{"type":["a"]}}' }] } });
    await send('{"type":"a"}', '{"type":"b"}', 'no json');
    await streams.start?.();
    await vi.waitFor(() => expect(left()).toBe(0));
    expect(batches().map((records) => records.map(({ body }) => body))).toEqual([['{"type":"a"}']]);
  });

  it('does not count an attempt that the function had no room for, and bounds the batches under way', async () => {
    await streams.close();
    await context.services.get('sqs')?.close();
    await context.dispose();
    let running = 0;
    let most = 0;
    let refusals = 3;
    // Nobody finishes before two are under way: that they meet is not left to the clock.
    const met = Promise.withResolvers<void>();
    const invokeLambda = async (): Promise<LambdaResult> => {
      if (refusals-- > 0) throw new AwsCallError('TooManyRequestsException', 'Rate Exceeded.', 429);
      most = Math.max(most, ++running);
      if (running === 2) met.resolve();
      await met.promise;
      running--;
      return { status: 200, payload: Buffer.from('null') };
    };
    await mount({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } }, { invokeLambda });
    await send('1', '2', '3', '4', '5');
    await streams.start?.();
    await vi.waitFor(() => expect(left()).toBe(0), { timeout: 20_000 });
    expect(most).toBe(2);
    expect(left('dead')).toBe(0);
  });

  it('refuses settings that it would have to ignore', async () => {
    const create = (more: object) =>
      Promise.resolve().then(() =>
        streams.providers[0]!.create('X', { EventSourceArn: arn('q'), FunctionName: 'f', ...more }, context, {
          stack: 's',
          type: '',
          metadata: {},
        }),
      );
    await expect(create({ TumblingWindowInSeconds: 5 })).rejects.toThrow('TumblingWindowInSeconds');
    await expect(
      create({ EventSourceArn: 'arn:aws:kinesis:eu:0:stream/s', StartingPosition: 'LATEST' }),
    ).rejects.toMatchObject({ code: 'UnsupportedOperation' });
    await expect(create({ FilterCriteria: { Filters: [{ Pattern: '{"a":1}' }] } })).rejects.toThrow(
      'Invalid filter pattern',
    );
    await expect(create({ BatchSize: 0 })).rejects.toMatchObject({ code: 'InvalidParameterValueException' });
  });
});
