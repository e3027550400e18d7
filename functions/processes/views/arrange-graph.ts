import type { ElkExtendedEdge, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { Elk } from '#process-model/drawing/arrange.ts';
import type { Picture } from './picture.ts';

const options: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': '30',
  'elk.spacing.componentComponent': '40',
  'elk.layered.spacing.nodeNodeBetweenLayers': '70',
  'elk.layered.spacing.edgeNodeBetweenLayers': '24',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

/** Room for the title below a round shape. */
const TITLE = 34;
const hasTitleBelow = (kind: string): boolean => ['start', 'end', 'event', 'boundary', 'gateway'].includes(kind);

/** Places shapes in columns and routes the lines between them; the same picture for the same input. */
export async function arrangeGraph({ shapes, lines }: Picture, elk: Elk, direction = 'RIGHT'): Promise<Picture> {
  const arranged = await elk.layout({
    id: 'view',
    layoutOptions: { ...options, 'elk.direction': direction },
    children: shapes.map(({ id, kind, width, height }) => ({
      id,
      width,
      height,
      ...(hasTitleBelow(kind) && { layoutOptions: { 'elk.margins': `[top=0,left=20,bottom=${TITLE},right=20]` } }),
    })),
    edges: lines.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  });
  const places = new Map((arranged.children ?? []).map((child) => [child.id, child]));
  const routes = new Map((arranged.edges ?? []).map((edge) => [edge.id, pointsOf(edge)]));
  return {
    shapes: shapes.map((shape) => {
      const { x = 0, y = 0 } = places.get(shape.id) ?? {};
      return { ...shape, x: Math.round(x), y: Math.round(y) };
    }),
    lines: lines.map((line) => ({ ...line, points: routes.get(line.id) ?? [] })),
  };
}

const pointsOf = ({ sections }: ElkExtendedEdge) =>
  (sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) =>
    [startPoint, ...bendPoints, endPoint].map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
  );
