import type { ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { NodeDef } from '#contracts/process-definition/index.ts';
import { backEdges } from './back-edges.ts';
import { columnsCrossed, inColumns } from './columns.ts';
import type { Drawable, Point, ShapeKind } from './model.ts';
import { hostOf, type Size, type SizeOf, shapeOf } from './shape.ts';

/** The part of ELK that is used: a worker in the browser, in process in tests. */
export type Elk = { layout: (graph: ElkNode) => Promise<ElkNode> };

/** Room that a node takes in the arrangement, with its label. All are as high as a row, but for what is drawn around others. */
export const CELL_HEIGHT = 74;
const cellWidths: Record<ShapeKind, number> = {
  start: 88,
  end: 88,
  catch: 88,
  throw: 88,
  boundary: 88,
  gateway: 64,
  activity: 160,
};

const options: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.edgeNode': '28',
  'elk.layered.spacing.nodeNodeBetweenLayers': '42',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

/** ELK takes seconds for more, and whatever else is to be drawn waits for it. */
const CROSSED_AT_MOST = 4_000;

/** Middles of the nodes as ELK's layered algorithm arranges them. A boundary event goes with the activity it sits on. */
export async function arrange(definition: Drawable, elk: Elk, sizeOf: SizeOf): Promise<Map<string, Point>> {
  const nodes = definition.nodes.filter((node) => hostOf(node) === undefined);
  const cells = new Map(nodes.map((node) => [node.node_id, cellSize(node, sizeOf)]));
  const edges = forwardEdges(definition);
  const columns = () => inColumns([...cells.keys()], edges, (id) => cells.get(id)!);
  if (columnsCrossed([...cells.keys()], edges) > CROSSED_AT_MOST) return columns();
  try {
    return await byElk(cells, edges, elk);
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    return columns();
  }
}

function cellSize(node: NodeDef, sizeOf: SizeOf): Size {
  const { width, height } = sizeOf(node);
  return { width: Math.max(cellWidths[shapeOf(node)], width), height: Math.max(CELL_HEIGHT, height) };
}

/** ELK's recursion is as deep as the longest way; a worker hands its errors over as plain objects. */
const isTooDeep = (error: unknown): boolean => /call stack|too much recursion/i.test(messageOf(error));

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

type CellEdge = { id: string; from: string; to: string; port: string };

async function byElk(
  cells: ReadonlyMap<string, Size>,
  edges: readonly CellEdge[],
  elk: Elk,
): Promise<Map<string, Point>> {
  const graph = await elk.layout({
    id: 'process',
    layoutOptions: options,
    children: [...cells].map(cellOf),
    edges: edges.map(({ id, from, to, port }) => ({ id, sources: [`${from}:${port}`], targets: [`${to}:in`] })),
  });
  return new Map(
    (graph.children ?? []).map(({ id, x = 0, y = 0, width = 0, height = 0 }) => [
      id,
      { x: Math.round(x + width / 2), y: Math.round(y + height / 2) },
    ]),
  );
}

/** A node as ELK sees it: flows come and go at the middle of its sides, so that a chain is one straight line. */
function cellOf([id, { width, height }]: readonly [string, Size]): ElkNode {
  const y = height / 2;
  return {
    id,
    width,
    height,
    ports: [
      { id: `${id}:in`, x: 0, y, layoutOptions: { 'elk.port.side': 'WEST' } },
      { id: `${id}:out`, x: width, y, layoutOptions: { 'elk.port.side': 'EAST' } },
      // Boundary events sit below: what they lead to belongs further down.
      { id: `${id}:boundary`, x: width - 30, y: height, layoutOptions: { 'elk.port.side': 'SOUTH' } },
    ],
    // Middles of one layer are on one line, whatever the shapes: that is what makes it a column.
    layoutOptions: { 'elk.alignment': 'CENTER', 'elk.portConstraints': 'FIXED_POS' },
  };
}

/** Flows between cells, those that lead back turned around, so that every process reads from its start to its end. */
function forwardEdges({ nodes, flows }: Drawable): CellEdge[] {
  const hosts = new Map(nodes.map((node) => [node.node_id, hostOf(node) ?? node.node_id]));
  const edges = flows.flatMap(({ id, from, to }) => {
    const [source, target] = [hosts.get(from), hosts.get(to)];
    if (source === undefined || target === undefined) return [];
    return [{ id, from: source, to: target, port: source === from ? 'out' : 'boundary' }];
  });
  const starts = nodes.toSorted((a, b) => Number(b.type === 'start') - Number(a.type === 'start'));
  const back = backEdges(
    starts.map(({ node_id }) => node_id),
    edges,
  );
  return edges.map((edge) => (back.has(edge) ? { ...edge, from: edge.to, to: edge.from, port: 'out' } : edge));
}
