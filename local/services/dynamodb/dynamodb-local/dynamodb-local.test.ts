import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLog } from '#local/log.ts';
import { callDynamoDb } from './call.ts';
import { startDynamoDbLocal } from './dynamodb-local.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'flowmaster-dynamodb-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const module = fileURLToPath(new URL('./dynamodb-local.ts', import.meta.url));
const log = fileURLToPath(new URL('../../../log.ts', import.meta.url));
const program = `
  import { startDynamoDbLocal } from ${JSON.stringify(module)};
  import { silentLog } from ${JSON.stringify(log)};
  const { port } = await startDynamoDbLocal(process.argv[1], silentLog);
  console.log('port', port);
`;

async function startInOwnProcess(): Promise<{ parent: ChildProcess; port: number }> {
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', program, directory]);
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  return { parent, port: Number(line.toString().split(' ')[1]) };
}

const isOpen = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('timeout', () => resolve(false));
    socket.once('close', () => resolve(false));
  });

const table = JSON.stringify({
  TableName: 'things',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
});

describe('DynamoDB Local', () => {
  it('ends with the process that started it, also when that is killed', async () => {
    const { parent, port } = await startInOwnProcess();
    expect(await isOpen('127.0.0.1', port)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(async () => expect(await isOpen('127.0.0.1', port)).toBe(false), {
      timeout: 20_000,
      interval: 100,
    });
  });

  it('keeps its tables over restarts', async () => {
    const first = await startDynamoDbLocal(directory, silentLog);
    await callDynamoDb(first.port, 'DynamoDB_20120810.CreateTable', table);
    await first.close();
    const second = await startDynamoDbLocal(directory, silentLog);
    const { body } = await callDynamoDb(second.port, 'DynamoDB_20120810.ListTables', '{}');
    expect(JSON.parse(body.toString())).toEqual({ TableNames: ['things'] });
    await second.close();
  });

  it('answers nobody outside this machine', async () => {
    const local = await startDynamoDbLocal(directory, silentLog);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((one) => one && !one.internal && one.family === 'IPv4');
    const answer =
      outside &&
      (await fetch(`http://${outside.address}:${local.port}/`).then(
        () => 'answered',
        () => 'refused',
      ));
    await local.close();
    expect(answer ?? 'refused').toBe('refused');
  });
});
