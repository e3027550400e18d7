import type { ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { Drawable, Point } from './model.ts';
import { hostOf } from './shape.ts';

/** The part of ELK that is used: a worker in the browser, in process in tests. */
export type Elk = { layout: (graph: ElkNode) => Promise<ElkNode> };

/** Every node gets a cell of this size, so that nodes of one layer share a column whatever their shape. */
export const CELL = { width: 172, height: 74 };

const options: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.spacing.nodeNode': '46',
  'elk.spacing.edgeNode': '28',
  'elk.layered.spacing.nodeNodeBetweenLayers': '56',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

/** Middles of the nodes as ELK's layered algorithm arranges them. A boundary event goes with the activity it sits on. */
export async function arrange({ nodes, flows }: Drawable, elk: Elk): Promise<Map<string, Point>> {
  const hosts = new Map(nodes.map((node) => [node.node_id, hostOf(node) ?? node.node_id]));
  const cells = nodes.filter((node) => hostOf(node) === undefined);
  const graph = await elk.layout({
    id: 'process',
    layoutOptions: options,
    children: cells.map((node) => ({ id: node.node_id, ...CELL })),
    edges: flows
      .map(({ id, from, to }) => ({ id, sources: [hosts.get(from) ?? from], targets: [hosts.get(to) ?? to] }))
      .filter(({ sources, targets }) => [...sources, ...targets].every((end) => hosts.has(end))),
  });
  return new Map(
    (graph.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x: x + CELL.width / 2, y: y + CELL.height / 2 }]),
  );
}
