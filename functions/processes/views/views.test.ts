import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHeads } from '#adapters/graph/links/read-heads.ts';
import { readCalls } from '#adapters/graph/views/read-calls.ts';
import { type ProcessDefinitionInput, ProcessDefinitionSchema } from '#contracts/process-definition/index.ts';
import type { ProcessView, ViewKind } from '#contracts/processes/index.ts';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import { historiesOn } from '../testing/histories.ts';
import { ACME, callOf, definitionOf, processId, RIVAL, storeDraft, storeVersion } from '../testing/processes.ts';
import { drawFlow } from './draw-flow.ts';
import { elk } from './elk.ts';
import { framed } from './picture.ts';
import { renderSvg } from './svg/render-svg.ts';
import { viewProcess } from './view-process.ts';

let graph: TestGraph;
const [orders, stock, parts, nasty, plain] = [1, 2, 3, 4, 5].map(processId) as [string, string, string, string, string];

const NASTY = '</text><script>alert("1")</script> & <b onload=\'x\'>';
const shop: ProcessDefinitionInput = {
  name: 'Order',
  lanes: [
    { id: 'desk', title: 'Front desk' },
    { id: 'systems', title: 'Systems' },
  ],
  nodes: [
    { node_id: 'start', type: 'start', title: 'Order came', lane_id: 'desk' },
    {
      node_id: 'check',
      type: 'human_internal',
      title: 'Check the order',
      lane_id: 'desk',
      config: { contextFields: ['customer'] },
      outputs: ['total'],
    },
    { node_id: 'big', type: 'decision', title: 'Large?', lane_id: 'desk' },
    {
      node_id: 'book',
      type: 'machine',
      title: 'Book it',
      action_type: 'script',
      lane_id: 'systems',
      config: {
        source: 'return {}',
        inputs: { sum: '{% total * 2 %}' },
        outputMapping: { booking: '{% $output.id %}' },
      },
    },
    { node_id: 'end', type: 'end', title: 'Done', lane_id: 'systems' },
  ],
  flows: [
    { id: 'f1', from: 'start', to: 'check' },
    { id: 'f2', from: 'check', to: 'big' },
    { id: 'f3', from: 'big', to: 'book', condition: 'total > 100', label: 'large' },
    { id: 'f4', from: 'big', to: 'end', isDefault: true },
    { id: 'f5', from: 'book', to: 'end' },
  ],
  data_definitions: [
    { name: 'customer', schema: { type: 'string' }, input: true },
    { name: 'total', title: 'Sum total', schema: { type: 'number' } },
    { name: 'booking', schema: { type: 'string' } },
  ],
};
const SHOP = processId(9);

const view = (id: string, kind: ViewKind, tenantId = ACME, ref = 'draft') =>
  viewProcess(id, kind, ref, {
    ...historiesOn(graph.db, tenantId),
    hierarchies: {
      calls: (keys) => readCalls(graph.db, tenantId, keys),
      heads: (ids) => readHeads(graph.db, tenantId, ids),
    },
    elk,
  });
const lineEnds = ({ lines }: ProcessView) => lines.map(({ kind, from, to }) => `${from} ${kind} ${to}`).sort();

beforeAll(async () => {
  graph = await startGraph();
  await storeDraft(graph.db, ACME, SHOP, ProcessDefinitionSchema.parse(shop));
  await storeDraft(
    graph.db,
    ACME,
    orders,
    definitionOf('Orders', [callOf(stock, 'active', 'a'), callOf(parts, '1.0.0', 'b')]),
  );
  await storeDraft(graph.db, ACME, stock, definitionOf('Stock', []));
  await storeVersion(
    graph.db,
    ACME,
    stock,
    '1.0.0',
    definitionOf('Stock', [callOf(parts, '1.0.0'), callOf(processId(99), 'active', 'lost')]),
  );
  await storeDraft(graph.db, ACME, parts, definitionOf('Parts', []));
  await storeVersion(graph.db, ACME, parts, '1.0.0', definitionOf('Parts', [callOf(orders)]), { activate: false });
  await storeDraft(
    graph.db,
    ACME,
    plain,
    ProcessDefinitionSchema.parse({ ...shop, lanes: [], nodes: shop.nodes.map(({ lane_id: _, ...node }) => node) }),
  );
  await storeDraft(
    graph.db,
    RIVAL,
    nasty,
    definitionOf(NASTY, [{ node_id: 'work', type: 'machine', title: NASTY, action_type: 'script' }]),
  );
});
afterAll(() => graph.close());

describe('The flow chart', () => {
  it('shows every node and flow once, without lanes, and the same each time', async () => {
    const first = await view(SHOP, 'flow');
    expect(first.shapes.map(({ id, kind, type }) => [id, kind, type])).toEqual([
      ['start', 'start', 'none'],
      ['check', 'activity', 'human_internal'],
      ['big', 'gateway', 'exclusive'],
      ['book', 'activity', 'script'],
      ['end', 'end', 'none'],
    ]);
    expect(first.lines.map(({ id, kind }) => [id, kind])).toEqual([
      ['f1', 'sequence'],
      ['f2', 'sequence'],
      ['f3', 'conditional'],
      ['f4', 'default'],
      ['f5', 'sequence'],
    ]);
    expect(await view(SHOP, 'flow')).toEqual(first);
    for (const { x, y, width, height } of first.shapes) {
      expect(x >= 0 && y >= 0 && x + width <= first.width && y + height <= first.height).toBe(true);
    }
  });
});

describe('A subprocess of the drawing', () => {
  it('is drawn around its nodes, its title at the top, and below their lines', async () => {
    const definition = ProcessDefinitionSchema.parse({
      name: 'Case',
      nodes: [
        { node_id: 'case', type: 'subprocess', title: 'Handle it', config: { kind: 'embedded' } },
        { node_id: 'a', type: 'human_internal', title: 'First', scope_id: 'case' },
        { node_id: 'b', type: 'human_internal', title: 'Second', scope_id: 'case' },
      ],
      flows: [{ id: 'inner', from: 'a', to: 'b' }],
    });
    const picture = framed(await drawFlow(definition, elk));
    expect(picture.shapes.find(({ id }) => id === 'case')).toMatchObject({ caption: 'above' });
    const svg = renderSvg({ view: 'flow', processId: orders, ref: 'draft', name: 'Case', ...picture }, 'light');
    const [frame, line, node] = ['Handle it', 'M0 0L-8.5', 'First'].map((text) => svg.indexOf(text));
    expect([frame! >= 0, frame! < line!, line! < node!]).toEqual([true, true, true]);
  });
});

describe('Swimlanes', () => {
  const laneAt = ({ shapes }: ProcessView, nodeId: string) => {
    const node = shapes.find(({ id }) => id === nodeId)!;
    return shapes.find(
      (shape) => shape.kind === 'lane' && shape.y <= node.y && node.y + node.height <= shape.y + shape.height,
    )?.title;
  };

  it('put each node into the band of its lane', async () => {
    const lanes = await view(SHOP, 'swimlane');
    expect(laneAt(lanes, 'check')).toBe('Front desk');
    expect(laneAt(lanes, 'book')).toBe('Systems');
  });

  it('follow who does the work where the process has no lanes', async () => {
    const lanes = await view(plain, 'swimlane');
    expect(['start', 'check', 'big'].map((id) => laneAt(lanes, id))).toEqual(['People', 'People', 'People']);
    expect(laneAt(lanes, 'book')).toBe('Systems');
  });
});

describe('The data flow', () => {
  it('says who gives and who needs which data, expressions included', async () => {
    expect(lineEnds(await view(SHOP, 'data-flow'))).toEqual([
      'book produces data:booking',
      'check produces data:total',
      'data:customer uses check',
      'data:total uses big',
      'data:total uses book',
      'start produces data:customer',
    ]);
  });
});

describe('The hierarchy', () => {
  it('follows calls to the version that they run, and marks circles, repetitions and what is missing', async () => {
    const { shapes } = await view(orders, 'hierarchy');
    expect(shapes.map(({ title, version, mark }) => [title, version, mark])).toEqual([
      ['Orders', undefined, undefined],
      ['Stock', '1.0.0', undefined],
      ['Parts', '1.0.0', undefined],
      ['Parts', '1.0.0', 'repeated'],
      [processId(99), undefined, 'missing'],
      ['Orders', undefined, 'cycle'],
    ]);
    const one = await view(stock, 'hierarchy', ACME, '1.0.0');
    expect(one.shapes[0]).toMatchObject({ title: 'Stock', version: '1.0.0' });
  });

  it('ends at the tenant', async () => {
    await storeDraft(graph.db, RIVAL, processId(20), definitionOf('Spy', [callOf(orders)]));
    const { shapes } = await view(processId(20), 'hierarchy', RIVAL);
    expect(shapes.map(({ title, mark }) => [title, mark])).toEqual([
      ['Spy', undefined],
      [orders, 'missing'],
    ]);
    await expect(view(orders, 'flow', RIVAL)).rejects.toMatchObject({ code: 'process.not-found' });
    await expect(view(orders, 'flow', ACME, '8.0.0')).rejects.toMatchObject({ code: 'process.version-not-found' });
  });
});

describe('The picture', () => {
  it.each(['flow', 'swimlane', 'data-flow', 'hierarchy'] as const)(
    'of a %s is the same each time and stands alone',
    async (kind) => {
      const svg = renderSvg(await view(kind === 'hierarchy' ? orders : SHOP, kind), 'light');
      expect(svg).toBe(renderSvg(await view(kind === 'hierarchy' ? orders : SHOP, kind), 'light'));
      expect(/<script|href=|url\(|NaN|undefined/.exec(svg)).toBeNull();
    },
  );

  it('shows any text as text', async () => {
    const svg = renderSvg(await view(nasty, 'flow', RIVAL), 'dark');
    expect(/<script|<b /.exec(svg)).toBeNull();
    expect(svg).toContain('&lt;script&gt;');
  });
});
