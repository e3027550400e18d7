import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AwsService, LocalModule } from '#local/services/contract.ts';
import { createDynamoDb, type DynamoDbEngine } from '#local/services/dynamodb/dynamodb.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import { createSqs, type SqsService } from '#local/services/storage/sqs/service.ts';
import { createStreams } from '../index.ts';

interface Batch {
  Records: {
    eventName: string;
    eventSourceARN: string;
    awsRegion: string;
    dynamodb: { SequenceNumber: string; NewImage?: { pk: { S: string } } };
  }[];
}
let base: TestContext;
let dynamodb: LocalModule;
let database: AwsService;
let context: TestContext;
let sqs: SqsService;
let streams: LocalModule | undefined;
let table: string;
let streamArn: string;
let tables = 0;

async function call(target: string, input: unknown): Promise<Record<string, unknown>> {
  const request = {
    service: 'dynamodb',
    target,
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.from(JSON.stringify(input)),
    caller: { accessKeyId: 'x', accountId: '0' },
    region: 'eu-central-1',
  };
  const response = await database.handle(request);
  const body = JSON.parse(response.body.toString()) as Record<string, unknown>;
  if (response.status >= 400) throw new Error(JSON.stringify(body));
  return body;
}
const put = (pk: string) => call('DynamoDB_20120810.PutItem', { TableName: table, Item: { pk: { S: pk } } });

/** A process on the same data directory: what an earlier one left is there. */
async function boot(mapping: object, dataDir?: string): Promise<void> {
  context = await createTestContext({
    call: (_service, target, input) => call(target, input),
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  context.services.set('dynamodb', database);
  sqs = createSqs(context);
  context.services.set('sqs', sqs);
  streams = await createStreams(context);
  const properties = { EventSourceArn: streamArn, FunctionName: 'f', StartingPosition: 'TRIM_HORIZON', ...mapping };
  await streams.providers[0]!.create('M', properties, context, { stack: 's', type: '', metadata: {} });
}
async function halt(): Promise<void> {
  await streams?.close();
  await sqs.close();
}
const seen = () =>
  context.invocations.map(({ payload }) => (payload as Batch).Records.map((record) => record.dynamodb.NewImage?.pk.S));

describe.each<DynamoDbEngine>(['embedded', 'dynamodb-local'])('DynamoDB stream of %s', (engine) => {
  beforeAll(async () => {
    base = await createTestContext();
    dynamodb = createDynamoDb(base, engine);
    database = dynamodb.services[0]!;
    await dynamodb.start?.();
  });
  afterAll(async () => {
    await database.close();
    await base.dispose();
  });
  beforeEach(async () => {
    table = `table-${tables++}`;
    const created = await call('DynamoDB_20120810.CreateTable', {
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    streamArn = (created.TableDescription as { LatestStreamArn: string }).LatestStreamArn;
  });
  afterEach(async () => {
    await halt();
    await context.dispose();
  });

  describe('to a function', () => {
    it('gives the function records in the form of Lambda, in order, soon after the write', async () => {
      await boot({});
      await put('before');
      await streams?.start?.();
      await vi.waitFor(() => expect(seen()).toEqual([['before']]), { timeout: 5000 });
      await put('after');
      await vi.waitFor(() => expect(seen().flat()).toEqual(['before', 'after']), { timeout: 5000 });
      const [record] = (context.invocations[0]!.payload as Batch).Records;
      expect(record).toMatchObject({
        eventName: 'INSERT',
        eventSource: 'aws:dynamodb',
        eventSourceARN: streamArn,
        awsRegion: 'eu-central-1',
        dynamodb: { Keys: { pk: { S: 'before' } }, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      });
    });

    it('passes only what the filter lets pass', async () => {
      await boot({
        FilterCriteria: {
          Filters: [
            {
              Pattern: JSON.stringify({
                eventName: ['INSERT'],
                dynamodb: { NewImage: { pk: { S: [{ prefix: 'event' }] } } },
              }),
            },
          ],
        },
      });
      for (const pk of ['other', 'event-1', 'other-2', 'event-2']) await put(pk);
      await streams?.start?.();
      await vi.waitFor(() => expect(seen().flat()).toEqual(['event-1', 'event-2']), { timeout: 5000 });
    });

    it('goes on behind its checkpoint after a restart, and repeats what was not done', async () => {
      await boot({ BatchSize: 1 });
      let broken = false;
      context.onInvoke(() => {
        if (broken) throw new Error('down');
      });
      await put('1');
      await streams?.start?.();
      await vi.waitFor(() => expect(seen().flat()).toEqual(['1']), { timeout: 5000 });
      broken = true;
      await put('2');
      await put('3');
      await vi.waitFor(() => expect(seen().flat()).toContain('2'), { timeout: 5000 });
      await halt();
      await boot({ BatchSize: 1 }, context.dataDir);
      await streams?.start?.();
      await vi.waitFor(() => expect(seen().flat()).toEqual(['2', '3']), { timeout: 5000 });
    });

    it('isolates the record that fails by bisection, reports it, and goes on', async () => {
      await boot({
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 0,
        DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-central-1:000000000000:lost' } },
      });
      await sqs.queues.create('lost', {}, {});
      context.onInvoke((_name, payload) => {
        if ((payload as Batch).Records.some((record) => record.dynamodb.NewImage?.pk.S === 'bad'))
          throw new Error('bad');
      });
      for (const pk of ['a', 'bad', 'b']) await put(pk);
      await streams?.start?.();
      const [message] = await sqs.queues.receive(sqs.queues.get('lost'), { max: 1, waitMs: 8000 });
      expect(JSON.parse(message!.body)).toMatchObject({
        requestContext: { condition: 'RetryAttemptsExhausted' },
        DDBStreamBatchInfo: { batchSize: 1, streamArn },
      });
      await vi.waitFor(() => expect(seen().at(-1)).toEqual(['b']), { timeout: 5000 });
    });

    it('repeats from the first record that the function reports', async () => {
      await boot({ FunctionResponseTypes: ['ReportBatchItemFailures'] });
      let reports = 1;
      context.onInvoke((_name, payload) => {
        const second = (payload as Batch).Records[1]?.dynamodb.SequenceNumber;
        return reports-- > 0 ? { batchItemFailures: [{ itemIdentifier: second }] } : { batchItemFailures: [] };
      });
      for (const pk of ['a', 'b', 'c']) await put(pk);
      await streams?.start?.();
      await vi.waitFor(
        () =>
          expect(seen()).toEqual([
            ['a', 'b', 'c'],
            ['b', 'c'],
          ]),
        { timeout: 5000 },
      );
    });
  });
});
