import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Elk } from '#process-model/drawing/arrange.ts';
import { layOut } from '#process-model/drawing/layout.ts';
import type { Box, Drawing, Point } from '#process-model/drawing/model.ts';
import { employeeOnboarding } from '../../dev/definitions/employee-onboarding.ts';
import { purchaseApproval } from '../../dev/definitions/purchase-approval.ts';

// ELK comes as CommonJS; in the browser its worker is used instead.
const ELK = createRequire(import.meta.url)('elkjs/lib/elk.bundled.js') as new () => Elk;
const elk = new ELK();

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
/** The stretch between two corners as a box; a hair thinner, so that touching a border is no overlap. */
const stretch = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x) + 0.1,
  y: Math.min(a.y, b.y) + 0.1,
  width: Math.max(Math.abs(a.x - b.x) - 0.2, 0),
  height: Math.max(Math.abs(a.y - b.y) - 0.2, 0),
});
const find = (drawing: Drawing, id: string) => {
  const found = drawing.nodes.find((node) => node.id === id);
  if (!found) throw new Error(`no node ${id}`);
  return found;
};

describe('layOut', () => {
  it.each([
    ['with lanes', purchaseApproval],
    ['without lanes', employeeOnboarding],
  ])('keeps nodes apart in a process %s', async (_, definition) => {
    const { nodes } = await layOut(definition, elk);
    expect(nodes).toHaveLength(definition.nodes.length);
    const free = nodes.filter((node) => node.shape !== 'boundary');
    for (const [at, node] of free.entries()) {
      for (const other of free.slice(at + 1)) expect(overlap(node, other) && [node.id, other.id]).toBe(false);
    }
  });

  it('puts every node into the band of its lane', async () => {
    const { nodes, lanes } = await layOut(purchaseApproval, elk);
    expect(lanes.map(({ id }) => id)).toEqual(['requester', 'manager', 'finance']);
    for (const node of nodes.filter(({ shape }) => shape !== 'boundary')) {
      const band = lanes.find(({ id }) => id === node.lane);
      expect(band).toBeDefined();
      expect(node.y).toBeGreaterThan(band?.y ?? 0);
      expect(node.y + node.height).toBeLessThan((band?.y ?? 0) + (band?.height ?? 0));
    }
  });

  it('sets a boundary event on the border of its activity', async () => {
    const drawing = await layOut(purchaseApproval, elk);
    const [event, host] = [find(drawing, 'reminder'), find(drawing, 'approve')];
    expect(event.y + event.height / 2).toBe(host.y + host.height);
    expect(overlap(event, host)).toBe(true);
  });

  it.each([
    ['with lanes and a loop', purchaseApproval],
    ['with parallel branches', employeeOnboarding],
  ])('leads no flow through a node in a process %s', async (_, definition) => {
    const { nodes, flows } = await layOut(definition, elk);
    expect(flows).toHaveLength(definition.flows.length);
    for (const { points, ...flow } of flows) {
      for (let at = 1; at < points.length; at++) {
        const [a, b] = [points[at - 1] as Point, points[at] as Point];
        expect(a.x === b.x || a.y === b.y).toBe(true);
        for (const node of nodes) expect(overlap(node, stretch(a, b)) && [flow.id, node.id]).toBe(false);
      }
    }
  });

  it('keeps the positions that the definition gives', async () => {
    const nodes = employeeOnboarding.nodes.map((node, at) => ({ ...node, position: { x: at * 250, y: 40 } }));
    const drawing = await layOut({ ...employeeOnboarding, nodes }, elk);
    expect(drawing.nodes.map(({ x, y }) => [x, y])).toEqual(nodes.map(({ position }) => [position.x, position.y]));
  });

  it.each([
    ['with lanes', purchaseApproval],
    ['without lanes', employeeOnboarding],
  ])('draws subprocesses around what lies in them, in a process %s', async (_, around) => {
    const base = { title: 'In it', config: {}, requiredInputs: [], outputs: [] };
    const host = around.nodes.find(({ type }) => type.startsWith('human'))!;
    const node = (node_id: string, scope_id: string, type: 'subprocess' | 'script' = 'script') =>
      ({ ...base, node_id, scope_id, ...(type === 'script' ? { type: 'machine' } : { type }) }) as typeof host;
    const nodes = [
      ...around.nodes.map((one) => (one === host ? { ...one, type: 'subprocess' as const } : one)),
      node('in1', host.node_id),
      node('in2', host.node_id, 'subprocess'),
      node('deep', 'in2'),
      node('lost', 'nowhere'),
      node('itself', 'itself', 'subprocess'),
    ];
    const inner = { ...around.flows[0]!, id: 'inner', from: 'in1', to: 'in2' };
    const across = { ...around.flows[0]!, id: 'across', from: 'deep', to: 'lost' };
    const drawing = await layOut({ ...around, nodes, flows: [...around.flows, inner, across] }, elk);
    expect(drawing.nodes.map(({ id }) => id).toSorted()).toEqual(nodes.map(({ node_id }) => node_id).toSorted());
    expect(drawing.flows.map(({ id }) => id)).toEqual(expect.arrayContaining(['inner', 'across']));
    for (const [id, frame] of [
      ['in1', host.node_id],
      ['in2', host.node_id],
      ['deep', 'in2'],
    ] as const) {
      const [lies, within] = [find(drawing, id), find(drawing, frame)];
      expect(within.around).toBe(true);
      expect(lies.x).toBeGreaterThan(within.x);
      expect(lies.y).toBeGreaterThan(within.y);
      expect(lies.x + lies.width).toBeLessThan(within.x + within.width);
      expect(lies.y + lies.height).toBeLessThan(within.y + within.height);
    }
    const outside = drawing.nodes.filter(
      ({ id, shape }) => shape !== 'boundary' && !['in1', 'in2', 'deep'].includes(id),
    );
    for (const [at, one] of outside.entries())
      for (const other of outside.slice(at + 1)) expect(overlap(one, other) && [one.id, other.id]).toBe(false);
  });

  it('draws a definition without nodes', async () => {
    expect(await layOut({ nodes: [], flows: [], lanes: [] }, elk)).toEqual({ nodes: [], flows: [], lanes: [] });
  });
});
