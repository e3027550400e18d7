import type { NodeDef } from '#contracts/process-definition/index.ts';
import { arrange, type Elk } from './arrange.ts';
import { bandsAround, intoBands } from './bands.ts';
import { withCaptions } from './captions.ts';
import { drawAsGiven, isDrawn } from './draw-as-given.ts';
import { type Box, centeredAt, type Drawable, type Drawing, type DrawnNode, type Point } from './model.ts';
import { routeFlows } from './route-flows.ts';
import { hostOf, type SizeOf, shapeOf, sizes } from './shape.ts';
import { withSubprocesses } from './subprocesses.ts';

/**
 * Lays a definition out. By its diagram, where it has one; positions that it gives for every node are kept; otherwise ELK arranges the nodes in
 * columns, subprocesses are drawn around their nodes, lanes become bands, boundary events go onto the border of their activity, and flows are routed around the rest.
 */
export async function layOut(definition: Drawable, elk: Elk): Promise<Drawing> {
  if (isDrawn(definition)) return drawAsGiven(definition);
  const nodes = new Map(definition.nodes.map((node) => [node.node_id, node]));
  const placed = withoutLostHosts(definition);
  if (isPositioned(definition)) return finished(placed, nodes, given(placed));
  return withSubprocesses(placed, async (level, sizeOf) => finished(level, nodes, await arranged(level, elk, sizeOf)));
}

interface Places {
  readonly boxes: Map<string, Box>;
  readonly bands: ReadonlyMap<string, Box>;
}

function finished(definition: Drawable, nodes: ReadonlyMap<string, NodeDef>, { boxes, bands }: Places): Drawing {
  attachBoundaryEvents(definition, boxes);
  const shapes = definition.nodes.flatMap(({ node_id: id }) => drawn(nodes.get(id)!, boxes.get(id)));
  const lanes = definition.lanes.flatMap((lane) => {
    const box = bands.get(lane.id);
    return box ? [{ id: lane.id, lane, ...box }] : [];
  });
  const flows = routeFlows(shapes, definition.flows);
  return { nodes: withCaptions(shapes, flows), lanes, flows };
}

/** An event on the border of something that is not there stands by itself: a draft shows what is wrong with it. */
function withoutLostHosts(definition: Drawable): Drawable {
  const hosts = new Set(definition.nodes.filter((node) => hostOf(node) === undefined).map((node) => node.node_id));
  const nodes = definition.nodes.map((node) => {
    const host = hostOf(node);
    if (host === undefined || hosts.has(host)) return node;
    const { attachedTo: _, ...config } = node.config;
    return { ...node, config };
  });
  return { ...definition, nodes };
}

const isPositioned = ({ nodes }: Drawable): boolean => nodes.length > 0 && nodes.every((node) => node.position);

function given(definition: Drawable) {
  const boxes = new Map<string, Box>(
    definition.nodes.map((node) => [node.node_id, { ...(node.position as Point), ...sizes[shapeOf(node)] }]),
  );
  return { boxes, bands: bandsAround(definition, boxes) };
}

async function arranged(definition: Drawable, elk: Elk, sizeOf: SizeOf): Promise<Places> {
  const centers = await arrange(definition, elk, sizeOf);
  const { placed, bands } =
    definition.lanes.length > 0
      ? intoBands(definition, centers, sizeOf)
      : { placed: centers, bands: new Map<string, Box>() };
  const boxes = new Map<string, Box>();
  for (const node of definition.nodes) {
    const at = placed.get(node.node_id);
    if (at) boxes.set(node.node_id, centeredAt(at, sizeOf(node)));
  }
  return { boxes, bands };
}

/** Puts boundary events side by side on the lower border of their activity, from the right. */
function attachBoundaryEvents({ nodes }: Drawable, boxes: Map<string, Box>): void {
  const seats = new Map<string, number>();
  for (const node of nodes) {
    const hostId = hostOf(node);
    const host = hostId === undefined ? undefined : boxes.get(hostId);
    if (hostId === undefined || !host || boxes.has(node.node_id)) continue;
    const seat = seats.get(hostId) ?? 0;
    seats.set(hostId, seat + 1);
    const at = { x: host.x + host.width - 30 - seat * 40, y: host.y + host.height };
    boxes.set(node.node_id, centeredAt(at, sizes.boundary));
  }
}

function drawn(node: NodeDef, box: Box | undefined): DrawnNode[] {
  if (!box) return [];
  return [
    { id: node.node_id, node, shape: shapeOf(node), lane: node.lane_id, host: hostOf(node), caption: 'above', ...box },
  ];
}
