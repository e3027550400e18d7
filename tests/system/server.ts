import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');
const AWS = /AWS endpoint (http\S+)/;
const READY = /FlowMaster is ready.*?:\s+(http\S+)/;

export interface Server {
  readonly url: string;
  /** The AWS endpoint beside it. */
  readonly awsUrl: string;
  readonly pid: number;
  /** What it printed, for a failing test. */
  readonly output: string[];
  /** Ctrl-C, as a person would. */
  stop(): Promise<void>;
  /** No chance to say goodbye. */
  kill(): Promise<void>;
}

/** Starts the system as `npm start` does, without building, on a free port. */
export async function startServer(dataDir: string, ...flags: string[]): Promise<Server> {
  const node = createRequire(import.meta.url).resolve('node/bin/node');
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', 'local/main.ts', '--port', '0', '--data-dir', dataDir, ...flags],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => output.push(line));
  const lines = createInterface({ input: child.stdout });
  const { url, awsUrl } = await new Promise<{ url: string; awsUrl: string }>((resolve, reject) => {
    let ready: string | undefined;
    lines.on('line', (line) => {
      output.push(line);
      ready ??= READY.exec(line)?.[1];
      const aws = AWS.exec(line)?.[1];
      if (ready && aws) resolve({ url: ready, awsUrl: aws });
    });
    child.once('exit', (code) =>
      reject(new Error(`The system ended with ${code} before it was ready:\n${output.join('\n')}`)),
    );
  });
  return { url, awsUrl, pid: child.pid!, output, stop: () => end(child, 'SIGINT'), kill: () => end(child, 'SIGKILL') };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}
