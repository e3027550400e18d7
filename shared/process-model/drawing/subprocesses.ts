import type { NodeDef } from '#contracts/process-definition/index.ts';
import { straight } from './draw-as-given.ts';
import type { Box, Drawable, Drawing, DrawnFlow, Point } from './model.ts';
import { hostOf, type Size, type SizeOf, shapeOf, sizes } from './shape.ts';

/** Lays out nodes that lie in the same subprocess, or in none. */
export type LayOutLevel = (level: Drawable, sizeOf: SizeOf) => Promise<Drawing>;

/** Between the frame of a subprocess and its nodes: its title stands above them, captions of events below. */
const FRAME = { left: 36, top: 48, right: 36, bottom: 44 };

/** Draws each subprocess around what lies in it, from the inside out. */
export async function withSubprocesses(definition: Drawable, layOutLevel: LayOutLevel): Promise<Drawing> {
  const scopes = scopesOf(definition.nodes);
  const members = Map.groupBy(definition.nodes, (node) => scopes.get(node.node_id));
  const drawing = await level(undefined);
  return { ...drawing, flows: [...drawing.flows, ...acrossLevels(drawing)] };

  async function level(scope: string | undefined): Promise<Drawing> {
    const nodes = members.get(scope) ?? [];
    const inner = new Map<string, Drawing>();
    for (const { node_id: id } of nodes) if (members.has(id)) inner.set(id, await level(id));
    const frames = new Map([...inner].map(([id, one]) => [id, frameOf(one)]));
    const sizeOf: SizeOf = (node) => frames.get(node.node_id) ?? sizes[shapeOf(node)];
    const flows = definition.flows.filter(({ from, to }) => scopes.get(from) === scope && scopes.get(to) === scope);
    const outer = await layOutLevel({ nodes, flows, lanes: scope === undefined ? definition.lanes : [] }, sizeOf);
    return [...inner].reduce((drawn, [id, one]) => putInto(drawn, id, one), outer);
  }

  /** A draft may have flows across the border of a subprocess; they are shown for what they are. */
  function acrossLevels({ nodes }: Drawing): DrawnFlow[] {
    const boxes = new Map(nodes.map((node) => [node.id, node]));
    return definition.flows.flatMap((flow) => {
      const [from, to] = [boxes.get(flow.from), boxes.get(flow.to)];
      if (!from || !to || scopes.get(flow.from) === scopes.get(flow.to)) return [];
      return [{ id: flow.id, flow, points: straight(from, to), label: undefined }];
    });
  }
}

/** The subprocess that each node is drawn in; what a draft puts into no subprocess, or into itself, is drawn outside. */
function scopesOf(nodes: readonly NodeDef[]): Map<string, string | undefined> {
  const byId = new Map(nodes.map((node) => [node.node_id, node]));
  const around = (node: NodeDef): string | undefined => {
    // An event stands on the border of its host, wherever that is.
    const scope = byId.get(hostOf(node) ?? node.node_id)?.scope_id;
    return scope !== undefined && byId.get(scope)?.type === 'subprocess' ? scope : undefined;
  };
  const isWithinItself = (node: NodeDef): boolean => {
    const seen = new Set([node.node_id]);
    for (let at = around(node); at !== undefined; at = around(byId.get(at)!)) {
      if (seen.has(at)) return true;
      seen.add(at);
    }
    return false;
  };
  return new Map(nodes.map((node) => [node.node_id, isWithinItself(node) ? undefined : around(node)]));
}

function boundsOf({ nodes, flows }: Drawing): Box {
  const points = [
    ...nodes.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
    ...flows.flatMap((flow) => flow.points),
  ];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function frameOf(inner: Drawing): Size {
  const { width, height } = boundsOf(inner);
  return { width: width + FRAME.left + FRAME.right, height: height + FRAME.top + FRAME.bottom };
}

function putInto(outer: Drawing, id: string, inner: Drawing): Drawing {
  const frame = outer.nodes.find((node) => node.id === id);
  if (!frame) return outer;
  const bounds = boundsOf(inner);
  const moved = movedBy(inner, { x: frame.x + FRAME.left - bounds.x, y: frame.y + FRAME.top - bounds.y });
  const nodes = outer.nodes.map((node) => (node === frame ? { ...node, around: true } : node));
  return { ...outer, nodes: [...nodes, ...moved.nodes], flows: [...outer.flows, ...moved.flows] };
}

function movedBy({ nodes, flows }: Drawing, { x: dx, y: dy }: Point): Pick<Drawing, 'nodes' | 'flows'> {
  const move = ({ x, y }: Point): Point => ({ x: x + dx, y: y + dy });
  return {
    nodes: nodes.map((node) => ({ ...node, ...move(node) })),
    flows: flows.map((flow) => ({
      ...flow,
      points: flow.points.map(move),
      label: flow.label && move(flow.label),
    })),
  };
}
