import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from 'arangojs';
import { afterEach, expect, it } from 'vitest';

const main = join(import.meta.dirname, '..', 'main.ts');
const running = new Set<ChildProcess>();
const directories: string[] = [];

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
});

async function start(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [main, '--port', '0', '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let output = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    output += String(chunk);
    const url = /http:\/\/\S+?:\d+/.exec(output)?.[0];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`the server ended: ${output}`);
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

it('keeps every acknowledged write, and nothing of an open transaction, through kill -9', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'arangodb-kill-'));
  directories.push(dataDir);
  const first = await start(dataDir);
  const db = new Database({ url: first.url });
  const log = await db.createCollection('log');
  await log.ensureIndex({ type: 'persistent', fields: ['n'], unique: true });
  await log.save({ _key: 'held', n: -1 });
  const open = await db.beginTransaction({ write: [log] });
  await open.step(() => log.save({ _key: 'uncommitted', n: -2 }));
  await open.step(() => log.remove('held'));
  const acknowledged: number[] = [];
  let alive = true;
  const writers = [0, 1, 2].map(async (writer) => {
    for (let n = writer; alive; n += 3) {
      try {
        await log.save({ n });
        acknowledged.push(n);
      } catch {
        return;
      }
    }
  });
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(60);
  await kill(first.child);
  alive = false;
  await Promise.all(writers);

  const second = await start(dataDir);
  const again = new Database({ url: second.url });
  const found = await (await again.query<number>('FOR l IN log FILTER l.n >= 0 SORT l.n RETURN l.n')).all();
  expect(found).toEqual(expect.arrayContaining(acknowledged));
  expect(new Set(found).size).toBe(found.length);
  expect(await again.collection('log').documentExists('uncommitted')).toBe(false);
  expect(await again.collection('log').documentExists('held')).toBe(true);
  await again.collection('log').save({ n: -2 });
  await kill(second.child);
}, 60_000);
