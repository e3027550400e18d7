import type { Point } from './model.ts';
import type { Size } from './shape.ts';

type Edge = { from: string; to: string };

const COLUMN = 202;
const ROW = 114;
const GAP = 46;

/**
 * Nodes in columns by the longest way to them, in the order in which they are drawn. Not as pretty as what ELK arranges, but for drawings
 * that its recursion cannot follow: hundreds of nodes in a row, or parallel parts within each other. `edges` have no cycles.
 */
export function inColumns(
  nodeIds: readonly string[],
  edges: readonly Edge[],
  sizeOf: (id: string) => Size,
): Map<string, Point> {
  const ways = longestWays(nodeIds, edges);
  const columns = Map.groupBy(nodeIds, (id) => ways.get(id) ?? 0);
  const placed = new Map<string, Point>();
  let left = 0;
  for (const [, ids] of [...columns].sort(([a], [b]) => a - b)) {
    const width = Math.max(COLUMN, ...ids.map((id) => sizeOf(id).width + GAP));
    let top = 0;
    for (const id of ids) {
      const height = Math.max(ROW, sizeOf(id).height + GAP);
      placed.set(id, { x: left + width / 2, y: top + height / 2 });
      top += height;
    }
    left += width;
  }
  return placed;
}

/** Columns that the flows cross, all together: a flow over many columns is many pieces to whoever arranges it. */
export function columnsCrossed(nodeIds: readonly string[], edges: readonly Edge[]): number {
  const columns = longestWays(nodeIds, edges);
  const columnOf = (id: string) => columns.get(id) ?? 0;
  return edges.reduce((sum, { from, to }) => sum + columnOf(to) - columnOf(from), 0);
}

/** How many flows lie at most between a node and where the drawing begins. */
function longestWays(nodeIds: readonly string[], edges: readonly Edge[]): Map<string, number> {
  const outgoing = Map.groupBy(edges, ({ from }) => from);
  const waiting = new Map<string, number>();
  for (const { to } of edges) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const longest = new Map<string, number>();
  const open = nodeIds.filter((id) => !waiting.has(id));
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const { to } of outgoing.get(id) ?? []) {
      longest.set(to, Math.max(longest.get(to) ?? 0, (longest.get(id) ?? 0) + 1));
      const left = waiting.get(to)! - 1;
      waiting.set(to, left);
      if (left === 0) open.push(to);
    }
  return longest;
}
