import type { Diagram, DiagramShape } from '#contracts/process-definition/index.ts';
import { withCaptions } from './captions.ts';
import { labelPoint } from './label-point.ts';
import {
  type Box,
  centerOf,
  type Drawable,
  type Drawing,
  type DrawnFlow,
  type DrawnNode,
  type Point,
} from './model.ts';
import { hostOf, shapeOf, sizes } from './shape.ts';

type Given = Drawable & { diagram: Diagram };

/** A diagram that shows none of the nodes says nothing about how to draw them. */
export function isDrawn(definition: Drawable): definition is Given {
  const ids = new Set(definition.nodes.map((node) => node.node_id));
  return definition.diagram?.shapes.some(({ id, kind }) => kind === 'node' && ids.has(id)) ?? false;
}

const GAP = 40;

/** Lays a definition out by its diagram. Nodes that came later stand in a row below; what a collapsed subprocess hides is not drawn. */
export function drawAsGiven(definition: Given): Drawing {
  const { nodes: defs, lanes: defLanes, flows: defFlows, diagram } = definition;
  const shapes = new Map(diagram.shapes.map((shape) => [`${shape.kind}:${shape.id}`, shape]));
  const boxes = boxesOf(definition, shapes);
  const scopes = new Set(defs.filter((node) => boxes.has(node.node_id)).map((node) => node.scope_id));
  const nodes = defs.flatMap((node): DrawnNode[] => {
    const box = boxes.get(node.node_id);
    if (!box) return [];
    const around = scopes.has(node.node_id) && shapes.get(`node:${node.node_id}`)?.expanded !== false;
    const [shape, host] = [shapeOf(node), hostOf(node)];
    return [
      { id: node.node_id, node, shape, lane: undefined, host, caption: 'above', ...box, ...(around && { around }) },
    ];
  });
  const lanes = defLanes.flatMap((lane) => {
    const shape = shapes.get(`lane:${lane.id}`);
    return shape ? [{ id: lane.id, lane, ...boxIn(shape), ...(shape.vertical && { vertical: true }) }] : [];
  });
  const flows = flowsOf(defFlows, diagram, boxes);
  const scenery = {
    shapes: diagram.shapes.filter(({ kind }) => kind !== 'node' && kind !== 'lane'),
    edges: diagram.edges.filter(({ kind }) => kind !== 'flow'),
  };
  return { nodes: withCaptions(nodes, flows), lanes, flows, scenery };
}

const boxIn = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });

function boxesOf({ nodes }: Given, shapes: ReadonlyMap<string, DiagramShape>): Map<string, Box> {
  const boxes = new Map<string, Box>();
  const unplaced = nodes.filter((node) => {
    const shape = shapes.get(`node:${node.node_id}`);
    if (shape) boxes.set(node.node_id, boxIn(shape));
    return !shape;
  });
  const bottom = [...shapes.values()].reduce(
    (most, { y, height }) => Math.max(most, y + height),
    Number.NEGATIVE_INFINITY,
  );
  let x = [...shapes.values()].reduce((least, shape) => Math.min(least, shape.x), Number.POSITIVE_INFINITY);
  for (const node of unplaced) {
    if (node.scope_id !== undefined) continue;
    const size = sizes[shapeOf(node)];
    boxes.set(node.node_id, { x, y: bottom + GAP, ...size });
    x += size.width + GAP;
  }
  return boxes;
}

function flowsOf(flows: Given['flows'], diagram: Diagram, boxes: ReadonlyMap<string, Box>): DrawnFlow[] {
  const lines = new Map(diagram.edges.filter(({ kind }) => kind === 'flow').map((edge) => [edge.id, edge]));
  return flows.flatMap((flow): DrawnFlow[] => {
    const [from, to] = [boxes.get(flow.from), boxes.get(flow.to)];
    if (!from || !to) return [];
    const edge = lines.get(flow.id);
    const points = edge?.points ?? straight(from, to);
    const placed = edge?.label && centerOf(edge.label);
    return [{ id: flow.id, flow, points, label: flow.label ? (placed ?? labelPoint(points, flow.label)) : undefined }];
  });
}

/** A flow that came later: from side to side, in the direction in which its ends lie. */
export function straight(from: Box, to: Box): Point[] {
  const [a, b] = [centerOf(from), centerOf(to)];
  const sideways = Math.abs(b.x - a.x) >= Math.abs(b.y - a.y);
  const [dx, dy] = [Math.sign(b.x - a.x), Math.sign(b.y - a.y)];
  return sideways
    ? [
        { x: a.x + (dx * from.width) / 2, y: a.y },
        { x: b.x - (dx * to.width) / 2, y: b.y },
      ]
    : [
        { x: a.x, y: a.y + (dy * from.height) / 2 },
        { x: b.x, y: b.y - (dy * to.height) / 2 },
      ];
}
