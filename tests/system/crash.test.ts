import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { publishExamples } from '#examples/player/definitions.ts';
import { signInAll } from '#examples/player/people.ts';
import { playRun, startRun } from '#examples/player/play.ts';
import type { RunScript } from '#examples/player/script.ts';
import { EXAMPLES } from '#examples/runs.ts';
import { type Server, startServer } from './server.ts';

interface Started {
  id: string;
  script: RunScript;
}

const dataDir = mkdtempSync(join(tmpdir(), 'flowmaster-crash-'));
let server: Server | undefined;
afterAll(async () => {
  await server?.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

const startAll = async (url: string): Promise<Started[]> => {
  const people = await signInAll(url);
  const ids = await publishExamples(people.dana);
  const started: Started[] = [];
  for (const { folder, runs } of EXAMPLES) {
    for (const script of runs) started.push({ script, id: (await startRun(ids[folder]!, { people, script })).id });
  }
  return started;
};

const playAll = async (url: string, runs: readonly Started[]) => {
  const people = await signInAll(url);
  return Promise.all(runs.map(({ id, script }) => playRun(id, { people, script }, 200_000)));
};

describe('a system that is killed', () => {
  it('loses no execution, finishes each once, and takes no answer twice', { timeout: 300_000 }, async () => {
    server = await startServer(dataDir);
    const runs = await startAll(server.url);
    // People are at work on every run when the power goes.
    const playing = playAll(server.url, runs).catch((error: unknown) => error);
    await server.kill();
    await playing;

    server = await startServer(dataDir);
    const played = await playAll(server.url, runs);
    for (const [at, { execution }] of played.entries()) {
      const { script } = runs[at]!;
      expect(execution, script.name).toMatchObject({
        status: 'COMPLETED',
        runtimeStatus: 'completed',
        output: script.expect,
      });
      const answered = Object.keys(script.answers).filter((nodeId) =>
        execution.nodes.some((node) => node.nodeId === nodeId && node.status === 'completed'),
      );
      for (const nodeId of answered) {
        const visits = execution.nodes.filter((node) => node.nodeId === nodeId && node.status === 'completed');
        expect(visits.length, `${script.name}: ${nodeId}`).toBe(script.answers[nodeId]!.length);
      }
    }
  });
});
