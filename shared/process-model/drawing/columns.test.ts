import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import type { Elk } from './arrange.ts';
import { inColumns } from './columns.ts';
import { layOut } from './layout.ts';

const Engine = createRequire(import.meta.url)('elkjs/lib/elk.bundled.js') as new () => Elk;

it('puts nodes behind all that lead to them, and beside each other otherwise', () => {
  const edges = [
    { from: 'a', to: 'b' },
    { from: 'a', to: 'c' },
    { from: 'b', to: 'd' },
    { from: 'a', to: 'd' },
  ];
  const at = inColumns(['a', 'b', 'c', 'd'], edges, () => ({ width: 160, height: 74 }));
  expect(at.get('b')!.x).toBeGreaterThan(at.get('a')!.x);
  expect(at.get('c')!.x).toBe(at.get('b')!.x);
  expect(at.get('c')!.y).toBeGreaterThan(at.get('b')!.y);
  expect(at.get('d')!.x).toBeGreaterThan(at.get('b')!.x);
});

it('draws what ELK cannot follow: parallel parts within each other, a hundred deep', async () => {
  const depth = 100;
  const ids = Array.from({ length: depth }, (_, at) => at);
  const gateway = (node_id: string) => ({
    node_id,
    type: 'decision' as const,
    title: node_id,
    config: { gateway: 'parallel' },
  });
  const link = (from: string, to: string) => ({ id: `${from}_${to}`, from, to });
  const definition = ProcessDefinitionSchema.parse({
    name: 'Nested',
    nodes: [
      { node_id: 'start', type: 'start', title: 'Start' },
      ...ids.flatMap((at) => [gateway(`s${at}`), gateway(`j${at}`)]),
      ...ids.map((at) => ({ node_id: `t${at}`, type: 'human_internal', title: `Task ${at}` })),
      { node_id: 'end', type: 'end', title: 'End' },
    ],
    flows: [
      link('start', 's0'),
      link('j0', 'end'),
      ...ids.flatMap((at) => [link(`s${at}`, `t${at}`), link(`t${at}`, `j${at}`)]),
      ...ids.slice(1).flatMap((at) => [link(`s${at - 1}`, `s${at}`), link(`j${at}`, `j${at - 1}`)]),
    ],
  });
  const { nodes, flows } = await layOut(definition, new Engine());
  expect(nodes).toHaveLength(definition.nodes.length);
  expect(flows).toHaveLength(definition.flows.length);
  expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
});

it('draws what ELK gives up at', async () => {
  const overflowing: Elk = { layout: () => Promise.reject(new RangeError('Maximum call stack size exceeded')) };
  const definition = ProcessDefinitionSchema.parse({
    name: 'Two',
    nodes: [
      { node_id: 'start', type: 'start', title: 'Start' },
      { node_id: 'end', type: 'end', title: 'End' },
    ],
    flows: [{ id: 'f', from: 'start', to: 'end' }],
  });
  expect((await layOut(definition, overflowing)).nodes).toHaveLength(2);
});

it('passes on what else goes wrong', async () => {
  const broken: Elk = { layout: () => Promise.reject(new Error('no worker')) };
  await expect(layOut({ nodes: [], flows: [], lanes: [] }, broken)).rejects.toThrow('no worker');
});
