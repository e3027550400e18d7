import type { Grid } from './grid.ts';
import { Heap } from './heap.ts';
import type { Side } from './model.ts';

/** Directions in which a line moves, as column and row steps. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;
/** Direction in which a line leaves a side; it arrives in the opposite one. */
const OUT: Record<Side, number> = { right: 0, bottom: 1, left: 2, top: 3 };
const BEND = 34;
const CROSSING = 18;

export type Door = { side: Side; point: number; cost: number };
/** What a step between two neighbouring points costs on top of its length: other lines that run there. */
export type Traffic = {
  along: (a: number, b: number) => number;
  across: (point: number, horizontal: boolean) => number;
};
export type Found = { from: Door; to: Door; points: number[] };

/** The cheapest way between the doors of two shapes: short, with few bends, away from other lines (Dijkstra's algorithm). */
export function findPath(
  grid: Grid,
  sources: readonly Door[],
  targets: readonly Door[],
  traffic: Traffic,
): Found | null {
  const [width, height] = [grid.xs.length, grid.ys.length];
  const best = new Map<number, number>();
  const before = new Map<number, number>();
  const origin = new Map<number, Door>();
  const queue = new Heap<{ state: number; cost: number; end?: Door }>();
  const reach = (state: number, cost: number, previous: number | undefined): void => {
    if (cost >= (best.get(state) ?? Number.POSITIVE_INFINITY)) return;
    best.set(state, cost);
    if (previous !== undefined) before.set(state, previous);
    queue.push(cost, { state, cost });
  };
  for (const door of sources) {
    if (grid.blocked[door.point]) continue;
    origin.set(door.point * 4 + OUT[door.side], door);
    reach(door.point * 4 + OUT[door.side], door.cost, undefined);
  }
  for (let entry = queue.pop(); entry; entry = queue.pop()) {
    const { state, cost, end } = entry;
    if (end) return trace(state, end, before, origin);
    if (cost > (best.get(state) ?? 0)) continue;
    const point = state >> 2;
    const heading = state & 3;
    for (const door of targets) {
      if (door.point !== point) continue;
      const arriving = (OUT[door.side] + 2) % 4;
      if (arriving === (heading + 2) % 4) continue;
      const total = cost + door.cost + (arriving === heading ? 0 : BEND);
      queue.push(total, { state, cost: total, end: door });
    }
    const column = point % width;
    const row = (point - column) / width;
    STEPS.forEach(([dx, dy], direction) => {
      if (direction === (heading + 2) % 4) return;
      const [nextColumn, nextRow] = [column + dx, row + dy];
      if (nextColumn < 0 || nextRow < 0 || nextColumn >= width || nextRow >= height) return;
      const next = grid.at(nextColumn, nextRow);
      if (grid.blocked[next]) return;
      const length = Math.abs(grid.x(next) - grid.x(point)) + Math.abs(grid.y(next) - grid.y(point));
      const step = length + (direction === heading ? 0 : BEND) + length * traffic.along(point, next);
      reach(next * 4 + direction, cost + step + CROSSING * traffic.across(next, dx !== 0), state);
    });
  }
  return null;
}

function trace(last: number, to: Door, before: Map<number, number>, origin: Map<number, Door>): Found | null {
  const states = [last];
  for (let state = before.get(last); state !== undefined; state = before.get(state)) states.unshift(state);
  const from = origin.get(states[0] ?? -1);
  return from ? { from, to, points: states.map((state) => state >> 2) } : null;
}
