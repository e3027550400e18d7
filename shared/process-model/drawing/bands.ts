import type { NodeDef } from '#contracts/process-definition/index.ts';
import { CELL_HEIGHT } from './arrange.ts';
import type { Box, Drawable, Point } from './model.ts';
import { hostOf, type SizeOf } from './shape.ts';

export const LANE_TITLE_WIDTH = 34;
const ROW_GAP = 40;
const PADDING = 26;
const MINIMUM_WIDTH = 400;

type Cell = { id: string; column: number; y: number };

/** Nodes that a node should stand beside, if it can: those that lead to it, and how many rows further down it belongs. */
type Leads = Map<string, { id: string; below: number }[]>;

function leadsOf({ nodes, flows }: Drawable): Leads {
  const hosts = new Map(nodes.map((node) => [node.node_id, hostOf(node)]));
  const leads: Leads = new Map();
  for (const { from, to } of flows) {
    const host = hosts.get(from);
    const lead = host === undefined ? { id: from, below: 0 } : { id: host, below: 1 };
    leads.set(to, [...(leads.get(to) ?? []), lead]);
  }
  return leads;
}

/** Rows within one lane: straight on from the node before, else the next row that is free in the column. */
function rowsOf(cells: Cell[], leads: Leads): Map<string, number> {
  const rows = new Map<string, number>();
  const taken = new Set<string>();
  for (const cell of cells.toSorted((a, b) => a.column - b.column || a.y - b.y)) {
    const lead = (leads.get(cell.id) ?? []).find(({ id }) => rows.has(id));
    let row = lead ? (rows.get(lead.id) ?? 0) + lead.below : 0;
    while (taken.has(`${cell.column}/${row}`)) row++;
    taken.add(`${cell.column}/${row}`);
    rows.set(cell.id, row);
  }
  return rows;
}

/**
 * Sorts arranged nodes into the bands of their lanes, from top to bottom in the order of the definition. The columns stay
 * as they are; within a band each node gets a row. Nodes without a lane share a band without a title at the end.
 */
export function intoBands(definition: Drawable, centers: Map<string, Point>, sizeOf: SizeOf) {
  const leads = leadsOf(definition);
  const laneOf = new Map(definition.nodes.map((node) => [node.node_id, node.lane_id]));
  const heights = new Map(definition.nodes.map((node) => [node.node_id, sizeOf(node).height]));
  const left = LANE_TITLE_WIDTH + PADDING;
  const rightmost = Math.max(0, ...definition.nodes.map((node) => rightOf(node, centers, sizeOf)));
  const width = left + PADDING + Math.max(MINIMUM_WIDTH, rightmost);
  const placed = new Map<string, Point>();
  const bands = new Map<string, Box>();
  let top = 0;
  for (const lane of [...definition.lanes.map(({ id }) => id), undefined]) {
    const cells = [...centers]
      .filter(([id]) => knownLane(definition, laneOf.get(id)) === lane)
      .map(([id, at]) => ({ id, column: at.x, y: at.y }));
    if (lane === undefined && cells.length === 0) continue;
    const rows = rowsOf(cells, leads);
    const { middles, bottom } = middlesOf(rows, heights);
    const height = PADDING * 2 + bottom;
    for (const { id, column } of cells)
      placed.set(id, { x: left + column, y: top + PADDING + middles[rows.get(id) ?? 0]! });
    if (lane !== undefined) bands.set(lane, { x: 0, y: top, width, height });
    top += height;
  }
  return { placed, bands };
}

/** Where the middle of each row is, each as high as the highest that stands in it. */
function middlesOf(rows: ReadonlyMap<string, number>, heights: ReadonlyMap<string, number>) {
  const highest = Array.from({ length: Math.max(0, ...rows.values()) + 1 }, () => CELL_HEIGHT);
  for (const [id, row] of rows) highest[row] = Math.max(highest[row]!, heights.get(id) ?? 0);
  let top = 0;
  const middles = highest.map((height) => {
    const middle = top + height / 2;
    top += height + ROW_GAP;
    return middle;
  });
  return { middles, bottom: top - ROW_GAP };
}

/** An event's label is wider than its circle. */
function rightOf(node: NodeDef, centers: Map<string, Point>, sizeOf: SizeOf): number {
  const center = centers.get(node.node_id);
  return center ? center.x + Math.max(sizeOf(node).width / 2, 46) : 0;
}

const knownLane = ({ lanes }: Drawable, id: string | undefined): string | undefined =>
  lanes.some((lane) => lane.id === id) ? id : undefined;

/** Bands around nodes whose positions the definition gives: as high as their nodes need, stacked without gaps. */
export function bandsAround(definition: Drawable, boxes: Map<string, Box>): Map<string, Box> {
  const all = [...boxes.values()];
  const x = Math.min(...all.map((box) => box.x)) - PADDING - LANE_TITLE_WIDTH;
  const width = Math.max(...all.map((box) => box.x + box.width)) + PADDING - x;
  const bands = new Map<string, Box>();
  for (const { id } of definition.lanes) {
    const members = definition.nodes
      .filter((node) => node.lane_id === id)
      .flatMap(({ node_id }) => boxes.get(node_id) ?? []);
    if (members.length === 0) continue;
    const y = Math.min(...members.map((box) => box.y)) - PADDING;
    bands.set(id, { x, y, width, height: Math.max(...members.map((box) => box.y + box.height)) + PADDING - y });
  }
  return bands;
}
