import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const script = fileURLToPath(new URL('./testing/crash-child.ts', import.meta.url));
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'flowmaster-crash-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

function run(mode: string): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, dataDir, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Lets the process accept events until it has acknowledged `atLeast`, and kills it somewhere behind that. */
async function acceptUntilKilled(atLeast: number): Promise<string[]> {
  const child = run('accept');
  let output = '';
  for await (const chunk of child.stdout!) {
    output += String(chunk);
    if (output.length > atLeast * 37 && !child.killed) child.kill('SIGKILL');
  }
  // The last line may be cut off by the kill.
  return output.split('\n').slice(0, -1);
}

it('has every acknowledged event in the queue after kill -9, none of them twice', { timeout: 120_000 }, async () => {
  const acknowledged: string[] = [];
  for (const atLeast of [40, 160, 400]) acknowledged.push(...(await acceptUntilKilled(atLeast)));
  const stored = JSON.parse(await text(run('report').stdout!)) as string[];
  const found = new Set(stored);
  expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
  expect(stored).toHaveLength(found.size);
});
