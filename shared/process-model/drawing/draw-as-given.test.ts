import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importBpmn } from '#bpmn/index.ts';
import { drawAsGiven, isDrawn } from './draw-as-given.ts';
import { layOut } from './layout.ts';
import type { Drawable } from './model.ts';

const model = (name: string) =>
  readFileSync(new URL(`../../bpmn/conformance/miwg/${name}.bpmn`, import.meta.url), 'utf8');
const processOf = async (name: string, at = 0) => (await importBpmn(model(name))).processes[at]!.definition;
const noElk = { layout: () => Promise.reject(new Error('ELK is not needed')) };

describe('A definition with a diagram', () => {
  it('is drawn where the person drew it, lanes, pools and lines included', async () => {
    const definition = await processOf('A.4.1', 1);
    const drawing = await layOut(definition, noElk);
    expect(drawing.nodes).toHaveLength(definition.nodes.length);
    expect(drawing.lanes).toMatchObject([{ vertical: true }, { vertical: true }]);
    expect(drawing.scenery?.shapes.map(({ kind }) => kind)).toContain('pool');
    expect(drawing.scenery?.edges.map(({ kind }) => kind)).toContain('message_flow');
    const shape = definition.diagram!.shapes.find(({ kind }) => kind === 'node')!;
    expect(drawing.nodes.find(({ id }) => id === shape.id)).toMatchObject({ x: shape.x, y: shape.y });
    for (const { id, points } of drawing.flows)
      expect(points).toEqual(definition.diagram!.edges.find((edge) => edge.id === id)?.points);
  });

  it('draws a subprocess around its nodes', async () => {
    const { nodes } = await layOut(await processOf('B.2.0', 2), noElk);
    const around = nodes.find((node) => node.around)!;
    for (const inner of nodes.filter(({ node }) => node.scope_id === around.id))
      expect([inner.x >= around.x, inner.y >= around.y]).toEqual([true, true]);
  });

  it('puts what came later below, with straight lines', async () => {
    const definition = await processOf('A.1.0');
    const later: Drawable = {
      ...definition,
      nodes: [...definition.nodes, { ...definition.nodes[1]!, node_id: 'later' }],
      flows: [
        ...definition.flows,
        { id: 'new', from: definition.nodes[0]!.node_id, to: 'later', type: 'sequence', isDefault: false },
      ],
    };
    if (!isDrawn(later)) throw new Error('It has a diagram.');
    const { nodes, flows } = drawAsGiven(later);
    const below = nodes.find(({ id }) => id === 'later')!;
    expect(nodes.every(({ id, y, height }) => id === 'later' || y + height < below.y)).toBe(true);
    expect(flows.find(({ id }) => id === 'new')?.points).toHaveLength(2);
  });

  it('is arranged when the diagram shows none of its nodes', async () => {
    expect(isDrawn({ ...(await processOf('A.1.0')), nodes: [] })).toBe(false);
  });
});
