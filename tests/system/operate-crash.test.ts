import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pageOf } from '#contracts/core/page.ts';
import {
  type Execution,
  ExecutionSchema,
  ExecutionSummarySchema,
  MigrationSchema,
} from '#contracts/executions/index.ts';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { ProcessSchema, publishProcess } from '#contracts/processes/index.ts';
import { HumanTaskSchema } from '#contracts/tasks.ts';
import { signInAll } from '#examples/player/people.ts';
import { type Server, startServer } from './server.ts';
import { until } from './until.ts';

const RUNS = 4;
/** An event whose consumer died comes back after three minutes, when its message is visible again. */
const PATIENCE = 240_000;

type Nodes = ProcessDefinitionInput['nodes'];
const task = (node_id: string): Nodes[number] => ({ node_id, type: 'human_internal', title: node_id });
const gateway = (node_id: string): Nodes[number] => ({
  node_id,
  type: 'decision',
  title: node_id,
  config: { gateway: 'parallel' },
});
/** What must not be done twice: it counts in a field of its own name how often it was. */
const counting = (node_id: string): Nodes[number] => ({
  node_id,
  type: 'machine',
  title: node_id,
  action_type: 'script',
  config: { source: `return { ${node_id}: (data.${node_id} ?? 0) + 1 }` },
  outputs: [node_id],
});
const way = (...ids: string[]) => ids.slice(1).map((to, at) => ({ id: `${ids[at]}_${to}`, from: ids[at]!, to }));

/** Two people at the same time, and machines before, between and after; `last` is what the second version has more. */
const definition = (...last: Nodes): ProcessDefinitionInput => ({
  name: 'Moved under fire',
  nodes: [
    { node_id: 'start', type: 'start', title: 'start' },
    ...['before', 'l', 'r', 'after'].map(counting),
    ...['split', 'join'].map(gateway),
    ...['left', 'right'].map(task),
    ...last,
    { node_id: 'end', type: 'end', title: 'end' },
  ],
  flows: [
    ...way('start', 'before', 'split', 'left', 'l', 'join', 'after', ...last.map((node) => node.node_id), 'end'),
    ...way('split', 'right', 'r', 'join'),
  ],
});

const dataDir = mkdtempSync(join(tmpdir(), 'flowmaster-moves-'));
let server: Server | undefined;
afterAll(async () => {
  await server?.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Starts the system again after it was killed, and signs people in. */
async function again() {
  server = await startServer(dataDir);
  return signInAll(server.url);
}

type People = Awaited<ReturnType<typeof again>>;
const openTasks = async ({ mara }: People, id: string) =>
  (await mara.get(`/tasks?executionId=${id}&status=pending`, pageOf(HumanTaskSchema))).items;
const read = ({ dana }: People, id: string): Promise<Execution> => dana.get(`/executions/${id}`, ExecutionSchema);

/** Waits until a run stands at exactly these tasks, each of them open once. */
const standsAt = (people: People, id: string, ...nodes: string[]) =>
  until(
    `${id} at ${nodes.join(', ')}`,
    async () => {
      const found = (await openTasks(people, id)).map((one) => one.node_id).toSorted();
      return JSON.stringify(found) === JSON.stringify(nodes.toSorted()) ? true : undefined;
    },
    PATIENCE,
  );

async function answer(people: People, id: string, nodeId: string): Promise<void> {
  const open = await until(`${nodeId} of ${id}`, async () =>
    (await openTasks(people, id)).find((one) => one.node_id === nodeId),
  );
  await people.emil.call('PUT', `/tasks/${open.id}/respond`, z.unknown(), { body: { result: {} } });
}

describe('runs that are moved and migrated while the system is killed', () => {
  it('lose no token, and do nothing twice', { timeout: 600_000 }, async () => {
    let people = await again();
    const { id: process } = await people.dana.post('/processes', ProcessSchema, definition());
    const publish = () => people.dana.post(`/processes/${process}/publish`, publishProcess.result, {});
    const first = (await publish()).version;
    const begin = () => people.dana.post('/executions', ExecutionSummarySchema, { processId: process, input: {} });
    const runs = (await Promise.all(Array.from({ length: RUNS }, begin))).map((run) => run.id);
    // In every other run one of the two is done, and waits at the join for the other.
    const waits = (id: string) => runs.indexOf(id) % 2 === 0;
    const stands = (id: string) => (waits(id) ? ['right'] : ['left', 'right']);
    for (const id of runs) await standsAt(people, id, 'left', 'right');
    for (const id of runs.filter(waits)) await answer(people, id, 'left');
    for (const id of runs) await standsAt(people, id, ...stands(id));
    await until('l to be done', async () => {
      const all = await Promise.all(runs.filter(waits).map((id) => read(people, id)));
      return all.every(({ nodes }) => nodes.some((node) => node.nodeId === 'l' && node.status === 'completed'))
        ? true
        : undefined;
    });

    // The power goes while each run repeats the one task; the earlier, the less of the move has been done by then.
    for (const delay of [120, 350]) {
      const moving = runs.map((id) =>
        people.mara
          .post(`/executions/${id}/move`, ExecutionSummarySchema, { from: 'right', to: 'right' })
          .catch(() => {}),
      );
      await setTimeout(delay);
      await server!.kill();
      await Promise.all(moving);
      people = await again();
      for (const id of runs) await standsAt(people, id, ...stands(id));
    }

    const { etag } = await people.dana.call('GET', `/processes/${process}`, ProcessSchema);
    const body = definition(counting('last'));
    await people.dana.call('PUT', `/processes/${process}`, ProcessSchema, { body, headers: { 'if-match': etag! } });
    const second = (await publish()).version;
    const base = `/processes/${process}/versions/${first.version}/migrations`;
    const target = { target: second.version, mapping: {} };
    const { id: migration } = await people.mara.post(base, MigrationSchema, target);
    // It goes at two a second: some have been migrated by now, one is at it, and the others still wait.
    await setTimeout(900);
    await server!.kill();
    people = await again();
    const report = await until(
      'the migration to be completed',
      async () => {
        const now = await people.mara.get(`/processes/${process}/migrations/${migration}`, MigrationSchema);
        return now.status === 'completed' ? now : undefined;
      },
      PATIENCE,
    );
    expect(report).toMatchObject({ migrated: RUNS, refused: 0, refusals: [] });
    for (const id of runs) expect(await read(people, id)).toMatchObject({ version: second.version });
    for (const id of runs) await standsAt(people, id, ...stands(id));

    for (const id of runs.filter((one) => !waits(one))) await answer(people, id, 'left');
    for (const id of runs) {
      await answer(people, id, 'right');
      const done = await until(`the end of ${id}`, async () => {
        const execution = await read(people, id);
        return execution.status === 'COMPLETED' ? execution : undefined;
      });
      const once = { before: 1, l: 1, r: 1, after: 1, last: 1 };
      expect(done).toMatchObject({ runtimeStatus: 'completed', version: second.version, output: once });
      for (const nodeId of [...Object.keys(once), 'left', 'right', 'join']) {
        const visits = done.nodes.filter((node) => node.nodeId === nodeId && node.status === 'completed');
        expect([nodeId, visits.length]).toEqual([nodeId, 1]);
      }
      expect(done.nodes.filter((node) => node.status === 'in_progress')).toEqual([]);
    }
  });
});
