import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EmbeddedDynamoDb, startEmbeddedDynamoDb } from './embedded-dynamodb.ts';

let directory: string;
let dynamodb: EmbeddedDynamoDb;

const optionsIn = (where: string) => ({
  file: join(where, 'tables.sqlite'),
  accountId: '000000000000',
  region: 'eu-central-1',
  partition: 'aws',
});

async function call<T>(action: string, input: unknown, service = 'DynamoDB_20120810'): Promise<T> {
  const { status, body } = await dynamodb.call(`${service}.${action}`, JSON.stringify(input));
  const answer = JSON.parse(body.toString()) as T & { message?: string };
  if (status !== 200) throw new Error(answer.message);
  return answer;
}
const stream = <T>(action: string, input: unknown): Promise<T> => call(action, input, 'DynamoDBStreams_20120810');

const table = {
  TableName: 'notes',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
};
const note = (pk: string, rest: Record<string, unknown> = {}) => ({
  TableName: 'notes',
  Item: { pk: { S: pk }, ...rest },
});

interface Records {
  Records: { eventName: string; userIdentity?: unknown; dynamodb: Record<string, unknown> }[];
  NextShardIterator: string;
}

async function readStream(ShardIteratorType = 'TRIM_HORIZON'): Promise<Records> {
  const { Table } = await call<{ Table: { LatestStreamArn: string } }>('DescribeTable', { TableName: 'notes' });
  const StreamArn = Table.LatestStreamArn;
  const { StreamDescription } = await stream<{ StreamDescription: { Shards: { ShardId: string }[] } }>(
    'DescribeStream',
    { StreamArn },
  );
  const { ShardId } = StreamDescription.Shards[0]!;
  const { ShardIterator } = await stream<{ ShardIterator: string }>('GetShardIterator', {
    StreamArn,
    ShardId,
    ShardIteratorType,
  });
  return stream('GetRecords', { ShardIterator });
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'flowmaster-embedded-'));
  dynamodb = await startEmbeddedDynamoDb(optionsIn(directory));
  await call('CreateTable', table);
});
afterEach(async () => {
  await dynamodb.close();
  await rm(directory, { recursive: true, force: true });
});

describe('streams', () => {
  it('tell each change with its images, in order, and nothing of a write that changes nothing', async () => {
    await call('PutItem', note('a', { v: { N: '1' } }));
    await call('PutItem', note('a', { v: { N: '1.0' } }));
    await call('PutItem', note('a', { v: { N: '2' } }));
    await call('DeleteItem', { TableName: 'notes', Key: { pk: { S: 'a' } } });
    const { Records } = await readStream();
    expect(Records.map(({ eventName, dynamodb: { OldImage, NewImage } }) => [eventName, OldImage, NewImage])).toEqual([
      ['INSERT', undefined, { pk: { S: 'a' }, v: { N: '1' } }],
      ['MODIFY', { pk: { S: 'a' }, v: { N: '1' } }, { pk: { S: 'a' }, v: { N: '2' } }],
      ['REMOVE', { pk: { S: 'a' }, v: { N: '2' } }, undefined],
    ]);
    const numbers = Records.map(({ dynamodb: { SequenceNumber } }) => BigInt(SequenceNumber as string));
    expect(numbers).toEqual([...numbers].sort((one, two) => Number(one - two)));
  });

  it('go on behind an iterator, and start behind everything with LATEST', async () => {
    await call('PutItem', note('a'));
    const latest = await readStream('LATEST');
    expect(latest.Records).toEqual([]);
    await call('PutItem', note('b'));
    const { Records } = await stream<Records>('GetRecords', { ShardIterator: latest.NextShardIterator });
    expect(Records).toMatchObject([{ dynamodb: { Keys: { pk: { S: 'b' } } } }]);
  });

  it('name DynamoDB itself for what time to live removed', async () => {
    await call('UpdateTimeToLive', {
      TableName: 'notes',
      TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
    });
    await call('PutItem', note('old', { expiresAt: { N: String(Math.floor(Date.now() / 1000) - 10) } }));
    await call('PutItem', note('ancient', { expiresAt: { N: '1000' } }));
    await vi.waitFor(async () => expect((await readStream()).Records).toHaveLength(3), {
      timeout: 15_000,
      interval: 200,
    });
    const { Records } = await readStream();
    expect(Records[2]).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' },
    });
  });
});

describe('transactions', () => {
  it('of many clients at once lose no update', async () => {
    const increment = {
      TransactItems: ['a', 'b'].map((pk) => ({
        Update: {
          TableName: 'notes',
          Key: { pk: { S: pk } },
          UpdateExpression: 'ADD v :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        },
      })),
    };
    await Promise.all(Array.from({ length: 200 }, () => call('TransactWriteItems', increment)));
    const { Item } = await call<{ Item: { v: { N: string } } }>('GetItem', {
      TableName: 'notes',
      Key: { pk: { S: 'b' } },
    });
    expect(Item.v.N).toBe('200');
  });
});

describe('what cannot be served', () => {
  it.each(['ExecuteStatement', 'CreateBackup', 'toString'])('%s is refused by name', async (action) => {
    await expect(call(action, {})).rejects.toThrow(`does not support dynamodb:${action}`);
  });

  it('is a read in a transaction whose key does not fit, with the reason of each item', async () => {
    const Get = { TableName: 'notes', Key: { pk: { S: 'a' } } };
    const TransactItems = [{ Get }, { Get: { ...Get, Key: { other: { S: 'a' } } } }];
    const { body } = await dynamodb.call('DynamoDB_20120810.TransactGetItems', JSON.stringify({ TransactItems }));
    expect(JSON.parse(body.toString())).toMatchObject({
      __type: expect.stringContaining('TransactionCanceledException') as string,
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
    });
  });

  it('is a request that is not JSON', async () => {
    const { status, body } = await dynamodb.call('DynamoDB_20120810.GetItem', '{');
    expect([status, body.toString()]).toEqual([400, expect.stringContaining('SerializationException')]);
  });

  it('is a file that is not ours', async () => {
    const { DatabaseSync } = await import('node:sqlite');
    const file = join(directory, 'foreign.sqlite');
    const foreign = new DatabaseSync(file);
    foreign.exec('CREATE TABLE theirs (a)');
    foreign.close();
    await expect(startEmbeddedDynamoDb({ ...optionsIn(directory), file })).rejects.toThrow(
      'not a database of the local DynamoDB',
    );
    const broken = join(directory, 'broken.sqlite');
    await writeFile(broken, 'not a database at all, but long enough to look at'.repeat(100));
    await expect(startEmbeddedDynamoDb({ ...optionsIn(directory), file: broken })).rejects.toThrow(/not a database/);
  });
});

describe('a killed process', () => {
  it('has on disk every write that it acknowledged', async () => {
    const home = join(directory, 'killed');
    const module = fileURLToPath(new URL('./embedded-dynamodb.ts', import.meta.url));
    const program = `
      import { startEmbeddedDynamoDb } from ${JSON.stringify(module)};
      const db = await startEmbeddedDynamoDb(${JSON.stringify(optionsIn(home))});
      await db.call('DynamoDB_20120810.CreateTable', ${JSON.stringify(JSON.stringify(table))});
      for (let n = 0; ; n += 1) {
        const body = JSON.stringify({ TableName: 'notes', Item: { pk: { S: String(n) } } });
        await db.call('DynamoDB_20120810.PutItem', body);
        process.stdout.write(n + '\\n');
      }`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program]);
    let acknowledged = '';
    child.stdout.on('data', (chunk: Buffer) => {
      acknowledged += chunk.toString();
      if (acknowledged.split('\n').length > 200) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    const last = Number(acknowledged.trimEnd().split('\n').at(-1));
    await dynamodb.close();
    dynamodb = await startEmbeddedDynamoDb(optionsIn(home));
    const { Count } = await call<{ Count: number }>('Scan', { TableName: 'notes', Select: 'COUNT' });
    expect(Count).toBeGreaterThanOrEqual(last + 1);
  });
});
