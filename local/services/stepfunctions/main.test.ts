import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { functionArn, REGION, ROLE } from './testing.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
let folder: string;
let functions: Server;
let engine: ChildProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sfn-main-'));
  functions = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () =>
      response.end(`{"path":"${String(request.url)}","got":${Buffer.concat(chunks).toString()}}`),
    );
  });
  await new Promise<void>((resolve) => functions.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  const running = engine;
  engine = undefined;
  if (running?.exitCode === null) {
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill();
    await ended;
  }
  functions.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the engine; resolves with its address, or with what it said when it would not start. */
function start(...options: string[]): Promise<{ url?: string; code?: number | null; said: string }> {
  const flags = [
    '--disable-warning=ExperimentalWarning',
    MAIN,
    '--port',
    '0',
    '--region',
    REGION,
    '--data-dir',
    folder,
  ];
  const child = spawn(process.execPath, [...flags, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  engine = child;
  let said = '';
  return new Promise((resolve) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url !== undefined) resolve({ url, said });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => resolve({ code, said }));
  });
}

describe('the engine alone', () => {
  it('serves a plain SDK client, sends invocations where it is told, and lets time pass', async () => {
    const lambda = `http://127.0.0.1:${(functions.address() as AddressInfo).port}`;
    const { url = '' } = await start('--lambda-endpoint', lambda);
    const client = new SFNClient({
      region: REGION,
      endpoint: url,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    const definition = JSON.stringify({
      StartAt: 'W',
      States: {
        W: { Type: 'Wait', Seconds: 2_592_000, Next: 'T' },
        T: { Type: 'Task', Resource: functionArn('work'), End: true },
      },
    });
    const machine = await client.send(new CreateStateMachineCommand({ name: 'm', roleArn: ROLE, definition }));
    const { stateMachineArn } = machine;
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input: '{"a":1}' }));
    await fetch(`${url}/_local/clock`, { method: 'POST', body: '{"advanceMs":2592000000}' });
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    client.destroy();
    expect(described.status).toBe('SUCCEEDED');
    expect(JSON.parse(described.output ?? '')).toEqual({
      path: '/2015-03-31/functions/work/invocations',
      got: { a: 1 },
    });
    expect((await fetch(`${url}/_local/clock`, { method: 'POST', body: '{"advanceMs":-1}' })).status).toBe(400);
  });

  it('refuses a database that is not its own, says so, and leaves it alone', async () => {
    const file = join(folder, 'stepfunctions.sqlite');
    writeFileSync(file, 'my letters');
    const { code, said } = await start();
    expect(code).toBe(2);
    expect(said).toContain(`Cannot use ${file} as the Step Functions database`);
    expect(said).toContain('The file was left as it is');
    expect(readFileSync(file, 'utf8')).toBe('my letters');
  });
});
