import type { Flow } from '#contracts/process-definition/index.ts';
import { Grid } from './grid.ts';
import { labelPoint } from './label-point.ts';
import { type Box, centerOf, type DrawnFlow, type DrawnNode, type Point, type ShapeKind, type Side } from './model.ts';
import { ownPart } from './own-part.ts';
import { type Door, findPath } from './path-finder.ts';
import { TrafficMap } from './traffic-map.ts';

/** Beyond so many flows, lines are drawn by rule: a picture of that size is looked at in parts, and must appear fast. */
const ROUTED_AT_MOST = 600;
/** And beyond so many pixels together: the search for a way takes the longer the further it goes. */
const LENGTH_ROUTED_AT_MOST = 100_000;

type Doors = Partial<Record<Side, number>>;
/** What it costs to leave or enter by a side: BPMN is read from left to right. */
const exits: Record<ShapeKind, Doors> = {
  start: { right: 0, bottom: 60, top: 60 },
  end: { right: 0 },
  catch: { right: 0, bottom: 60, top: 60 },
  throw: { right: 0, bottom: 60, top: 60 },
  boundary: { bottom: 0 },
  gateway: { right: 0, bottom: 8, top: 8 },
  activity: { right: 0, bottom: 90, top: 90 },
};
const entrances: Record<ShapeKind, Doors> = {
  start: { left: 0 },
  end: { left: 0, top: 40, bottom: 60 },
  catch: { left: 0, top: 60, bottom: 60 },
  throw: { left: 0, top: 60, bottom: 60 },
  boundary: { bottom: 0 },
  gateway: { left: 0, top: 8, bottom: 8 },
  activity: { left: 0, top: 50, bottom: 50 },
};
/** A side where lines of the other direction touch already would be misread. */
const WRONG_WAY = 220;
const SHARED_EXIT = 26;

/** Lines for the flows, the short ones first, so that the long ones go around them. */
export function routeFlows(nodes: readonly DrawnNode[], flows: readonly Flow[]): DrawnFlow[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ends = flows.flatMap((flow) => {
    const [from, to] = [byId.get(flow.from), byId.get(flow.to)];
    return from && to ? [{ flow, from, to }] : [];
  });
  const router = ends.length > ROUTED_AT_MOST ? undefined : new Router(nodes);
  const lines = new Map<string, Point[]>();
  let length = 0;
  for (const { flow, from, to } of ends.toSorted((a, b) => effort(a.from, a.to) - effort(b.from, b.to))) {
    length += effort(from, to);
    const routed = length > LENGTH_ROUTED_AT_MOST ? undefined : router?.route(from, to);
    lines.set(flow.id, simplify(routed ?? elbow(from, to)));
  }
  return ends.map(({ flow }) => {
    const points = lines.get(flow.id) ?? [];
    const siblings = ends.filter((other) => other.flow.from === flow.from && other.flow !== flow);
    const own = ownPart(
      points,
      siblings.map((other) => lines.get(other.flow.id) ?? []),
    );
    return { id: flow.id, flow, points, label: flow.label ? labelPoint(own, flow.label) : undefined };
  });
}

function effort(from: Box, to: Box): number {
  const [a, b] = [centerOf(from), centerOf(to)];
  return Math.abs(b.x - a.x) + Math.abs(b.y - a.y) * 2 + (b.x < a.x ? 2000 : 0);
}

class Router {
  readonly #grid: Grid;
  readonly #traffic = new TrafficMap();
  readonly #used = new Map<string, 'out' | 'in'>();

  constructor(nodes: readonly DrawnNode[]) {
    this.#grid = new Grid(nodes);
  }

  route(from: DrawnNode, to: DrawnNode): Point[] | undefined {
    const sources = this.#doors(from, exits[from.shape], 'out');
    const targets = this.#doors(to, entrances[to.shape], 'in');
    const found = findPath(this.#grid, sources, targets, this.#traffic.seenBy(from.id, to.id));
    if (!found) return undefined;
    this.#traffic.add(found.points, from.id, to.id);
    this.#used.set(`${from.id}/${found.from.side}`, 'out');
    this.#used.set(`${to.id}/${found.to.side}`, 'in');
    const middle = found.points.map((point) => ({ x: this.#grid.x(point), y: this.#grid.y(point) }));
    return [borderPoint(from, found.from.side), ...middle, borderPoint(to, found.to.side)];
  }

  #doors(node: DrawnNode, doors: Doors, direction: 'out' | 'in'): Door[] {
    return (Object.entries(doors) as [Side, number][]).map(([side, cost]) => {
      const used = this.#used.get(`${node.id}/${side}`);
      const extra = used === undefined ? 0 : used !== direction ? WRONG_WAY : direction === 'out' ? SHARED_EXIT : 0;
      return { side, cost: cost + extra, point: this.#grid.doorstep(node, side) };
    });
  }
}

function borderPoint(box: Box, side: Side): Point {
  const { x, y } = centerOf(box);
  if (side === 'left') return { x: box.x, y };
  if (side === 'right') return { x: box.x + box.width, y };
  return { x, y: side === 'top' ? box.y : box.y + box.height };
}

/** The line of last resort: straight out, across, straight in. */
function elbow(from: DrawnNode, to: DrawnNode): Point[] {
  const start = borderPoint(from, from.shape === 'boundary' ? 'bottom' : 'right');
  const end = borderPoint(to, 'left');
  const x = end.x - 20 > start.x ? (start.x + end.x) / 2 : start.x + 20;
  return [start, { x, y: start.y }, { x, y: end.y }, end];
}

/** Leaves out points that lie on the way between their neighbours. */
export const simplify = (points: readonly Point[]): Point[] =>
  points.filter((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    if (!before || !after) return true;
    const straight = (before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y);
    return !straight;
  });
