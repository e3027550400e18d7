import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Execution, ExecutionSchema, ExecutionSummarySchema } from '#contracts/executions/index.ts';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { ProcessSchema, publishProcess } from '#contracts/processes/index.ts';
import type { Api } from '#examples/player/api.ts';
import { signInAll } from '#examples/player/people.ts';
import { type Server, startServer } from './server.ts';
import { until } from './until.ts';

const RUNS = 5;
const ROUNDS = 4;

type Nodes = ProcessDefinitionInput['nodes'];
const subprocess = (node_id: string, nodes: Nodes): Nodes => [
  { node_id, type: 'subprocess', title: node_id, config: { kind: 'embedded' } },
  ...nodes.map((node) => ({ ...node, scope_id: node_id })),
];
const gateway = (node_id: string, kind: string): Nodes[number] => ({
  node_id,
  type: 'decision',
  title: node_id,
  config: { gateway: kind },
});
/** Counts its visits in a field of its own name. */
const counting = (node_id: string): Nodes[number] => ({
  node_id,
  type: 'machine',
  title: node_id,
  action_type: 'script',
  config: { source: `return { ${node_id}: (data.${node_id} ?? 0) + 1 }` },
  outputs: [node_id],
});
const flow = (from: string, to: string, more: Partial<ProcessDefinitionInput['flows'][number]> = {}) => ({
  id: `${from}_${to}`,
  from,
  to,
  ...more,
});

/** Round after round, first joins that are counted, then inclusive gateways that join flows of different splits; b, fork and d only in every other round. */
const net = {
  name: 'Rounds',
  nodes: [
    { node_id: 'start', type: 'start', title: 'start' },
    gateway('top', 'exclusive'),
    counting('round'),
    ...subprocess('crossing', [
      { node_id: 'begin', type: 'start', title: 'begin' },
      ...['split', 'cross', 'both', 'all'].map((id) => gateway(id, 'parallel')),
      ...['w', 'x', 'y', 'z'].map(counting),
      { node_id: 'done', type: 'end', title: 'done' },
    ]),
    ...subprocess('part', [
      { node_id: 'in', type: 'start', title: 'in' },
      gateway('some', 'inclusive'),
      ...['a', 'b', 'c', 'd', 'm'].map(counting),
      gateway('fork', 'parallel'),
      gateway('meet', 'inclusive'),
      gateway('join', 'inclusive'),
      { node_id: 'out', type: 'end', title: 'out' },
    ]),
    gateway('again', 'exclusive'),
    { node_id: 'end', type: 'end', title: 'end' },
  ] satisfies Nodes,
  flows: [
    flow('start', 'top'),
    flow('top', 'round'),
    flow('round', 'crossing'),
    flow('begin', 'split'),
    flow('split', 'x'),
    flow('split', 'y'),
    flow('x', 'both'),
    flow('y', 'cross'),
    flow('cross', 'both'),
    flow('cross', 'z'),
    flow('both', 'w'),
    flow('w', 'all'),
    flow('z', 'all'),
    flow('all', 'done'),
    flow('crossing', 'part'),
    flow('part', 'again'),
    flow('in', 'some'),
    flow('some', 'a', { condition: 'round > 0' }),
    flow('some', 'b', { condition: 'round % 2 = 1' }),
    flow('some', 'c', { isDefault: true }),
    flow('a', 'meet'),
    flow('b', 'fork'),
    flow('c', 'join'),
    flow('fork', 'meet'),
    flow('fork', 'd'),
    flow('d', 'join'),
    flow('meet', 'm'),
    flow('m', 'join'),
    flow('join', 'out'),
    flow('again', 'top', { condition: `round < ${ROUNDS}` }),
    flow('again', 'end', { isDefault: true }),
  ],
};

const dataDir = mkdtempSync(join(tmpdir(), 'flowmaster-joins-'));
let server: Server | undefined;
afterAll(async () => {
  await server?.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

const execution = (api: Api, id: string): Promise<Execution> => api.get(`/executions/${id}`, ExecutionSchema);
const roundOf = ({ nodes }: Execution): number =>
  nodes.filter((node) => node.nodeId === 'round' && node.status === 'completed').length;

describe('tokens that run beside each other when the system is killed', () => {
  it('are not lost, and meet as if nothing had been', { timeout: 300_000 }, async () => {
    server = await startServer(dataDir);
    let { dana } = await signInAll(server.url);
    const made = await dana.call('POST', '/processes', ProcessSchema, { body: net });
    const id = made.body.id;
    await dana.post(`/processes/${id}/publish`, publishProcess.result, { activate: true });
    const started = await Promise.all(
      Array.from({ length: RUNS }, () =>
        dana.post('/executions', ExecutionSummarySchema, { processId: id, input: {} }),
      ),
    );
    // The power goes while tokens are on their way, in an early round and in a later one.
    for (const round of [1, ROUNDS - 1]) {
      const { dana: watching } = await signInAll(server.url);
      await until(`round ${round}`, async () =>
        roundOf(await execution(watching, started[0]!.id)) >= round ? true : undefined,
      );
      await server.kill();
      server = await startServer(dataDir);
    }
    ({ dana } = await signInAll(server.url));
    for (const run of started) {
      const done = await until(
        `the end of ${run.id}`,
        async () => {
          const one = await execution(dana, run.id);
          return one.runtimeStatus === 'in_progress' || one.runtimeStatus === 'pending' ? undefined : one;
        },
        120_000,
      );
      const half = ROUNDS / 2;
      expect(done).toMatchObject({
        runtimeStatus: 'completed',
        output: { round: ROUNDS, w: ROUNDS, x: ROUNDS, y: ROUNDS, z: ROUNDS, a: ROUNDS, b: half, d: half, m: ROUNDS },
      });
      for (const [nodeId, times] of Object.entries({
        a: ROUNDS,
        b: half,
        c: 0,
        d: half,
        m: ROUNDS,
        join: ROUNDS,
        w: ROUNDS,
        z: ROUNDS,
      })) {
        const visits = done.nodes.filter((node) => node.nodeId === nodeId && node.status === 'completed');
        expect(visits.length, nodeId).toBe(times);
      }
      expect(done.nodes.filter((node) => node.status === 'in_progress')).toEqual([]);
    }
  });
});
