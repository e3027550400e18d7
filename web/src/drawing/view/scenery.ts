import type { Node } from '@xyflow/react';
import type { Box, Scenery } from '#process-model/drawing/model.ts';
import type { SceneryData } from './scenery-node.tsx';

/** What lies under the lanes. */
const GROUND = ['pool', 'page'];

/** The scenery in React Flow's terms: one node under the lanes and one above them, both out of the pointer's way. */
export function sceneryNodes(scenery: Scenery | undefined): Node<SceneryData>[] {
  if (!scenery || scenery.shapes.length + scenery.edges.length === 0) return [];
  const box = boundsOfScenery(scenery)!;
  const ground = scenery.shapes.filter(({ kind }) => GROUND.includes(kind));
  const above = scenery.shapes.filter(({ kind }) => !GROUND.includes(kind));
  return [
    nodeOf('ground', -3, { box, shapes: ground, edges: [] }),
    nodeOf('above', 0, { box, shapes: above, edges: scenery.edges }),
  ];
}

const nodeOf = (name: string, zIndex: number, data: SceneryData): Node<SceneryData> => ({
  id: `scenery:${name}`,
  type: 'scenery',
  position: { x: data.box.x, y: data.box.y },
  width: data.box.width,
  height: data.box.height,
  data,
  zIndex,
  selectable: false,
  focusable: false,
  draggable: false,
  style: { pointerEvents: 'none' },
});

const MARGIN = 60;

export function boundsOfScenery({ shapes, edges }: Scenery): Box | undefined {
  const points = [
    ...shapes.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
    ...edges.flatMap((edge) => edge.points),
  ];
  const [first] = points;
  if (!first) return undefined;
  const least = points.reduce((a, b) => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) }), first);
  const most = points.reduce((a, b) => ({ x: Math.max(a.x, b.x), y: Math.max(a.y, b.y) }), first);
  return {
    x: least.x - MARGIN,
    y: least.y - MARGIN,
    width: most.x - least.x + 2 * MARGIN,
    height: most.y - least.y + 2 * MARGIN,
  };
}
