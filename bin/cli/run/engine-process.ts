import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CliFault } from '../fault.ts';

const ENTRY = fileURLToPath(new URL('../../../local/services/stepfunctions/main.ts', import.meta.url));

export interface EngineProcess {
  readonly url: string;
  close: () => Promise<void>;
}

/** Starts the local Step Functions engine as a process of its own, with a folder of its own, on a port of its own. */
export async function startEngine(lambdaEndpoint: string): Promise<EngineProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'flowmaster-run-'));
  const args = ['--port', '0', '--data-dir', folder, '--lambda-endpoint', lambdaEndpoint];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ENTRY, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // However this process ends, the engine must not outlive it.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const close = async () => {
    process.off('exit', kill);
    if (child.exitCode === null && child.kill()) await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await urlOf(child), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function urlOf(child: ChildProcess): Promise<string> {
  let complaint = '';
  child.stderr!.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url) return url;
  }
  throw new CliFault('platform', 'run.engine-failed', `The local engine did not start. ${complaint}`.trim());
}
