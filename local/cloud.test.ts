import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DeleteItemCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalCloud, type LocalCloud } from './cloud.ts';

const assemblyDir = fileURLToPath(new URL('./fixtures/two-functions', import.meta.url));
let dataDir: string;
let cloud: LocalCloud;

const boot = (): Promise<LocalCloud> => createLocalCloud({ assemblyDir, dataDir });
const authorized = { authorization: 'secret' };

async function environmentOf(functionName: string) {
  const { payload } = await cloud.invoke(functionName, { fault: 'environment' });
  const environment = JSON.parse(payload.toString()) as Record<string, string>;
  return {
    accessKeyId: environment.AWS_ACCESS_KEY_ID!,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY!,
    sessionToken: environment.AWS_SESSION_TOKEN!,
  };
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'flowmaster-cloud-'));
  cloud = await boot();
});
afterAll(async () => {
  await cloud.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('a cloud booted from two stacks', () => {
  it('serves an API whose function writes to the table of the other stack', async () => {
    const saved = await fetch(`${cloud.url}/notes/7`, { method: 'PUT', headers: authorized, body: 'buy milk' });
    expect(saved.status).toBe(201);
    const read = await fetch(`${cloud.url}/notes/7`, { headers: authorized });
    expect(await read.json()).toEqual({ text: 'buy milk', by: 'ada' });
  });

  it('answers 404 as API Gateway does where there is no route', async () => {
    const response = await fetch(`${cloud.url}/nothing`);
    expect([response.status, await response.text()]).toEqual([404, '{"message":"Not Found"}']);
  });

  it('finds everything again after a restart', async () => {
    await cloud.close();
    cloud = await boot();
    const read = await fetch(`${cloud.url}/notes/7`, { headers: authorized });
    expect(await read.json()).toEqual({ text: 'buy milk', by: 'ada' });
  });

  it('says in one line that its port is taken', async () => {
    const port = Number(new URL(cloud.url).port);
    await expect(createLocalCloud({ assemblyDir, dataDir: `${dataDir}-other`, port })).rejects.toThrow(
      `Port ${port} is taken: choose another with --port.`,
    );
  });

  it('lets IAM decide what a function may do', async () => {
    const { accessKeyId, secretAccessKey, sessionToken } = await environmentOf('faults');
    const client = new DynamoDBClient({
      endpoint: cloud.awsUrl,
      region: 'us-east-1',
      credentials: { accessKeyId, secretAccessKey, sessionToken },
    });
    const TableName = String(cloud.outputs['notes-data']!.TableName);
    await client.send(new GetItemCommand({ TableName, Key: { pk: { S: 'x' }, sk: { S: 'y' } } }));
    await expect(
      client.send(new DeleteItemCommand({ TableName, Key: { pk: { S: 'x' }, sk: { S: 'y' } } })),
    ).rejects.toThrow(/is not authorized to perform: dynamodb:DeleteItem/);
  });

  it('refuses a second cloud on the same data directory', async () => {
    await expect(boot()).rejects.toThrow(/in use by a running FlowMaster/);
  });
});
