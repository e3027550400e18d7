import type { NodeDef, ProcessDefinition } from '#contracts/process-definition/index.ts';
import { columnsOf } from './columns.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
type Size = Pick<Box, 'width' | 'height'>;

const EVENT: Size = { width: 36, height: 36 };
const GATEWAY: Size = { width: 50, height: 50 };
const ACTIVITY: Size = { width: 100, height: 80 };
const GAP = { x: 60, y: 40 };
const PADDING = 40;
export const LANE_TITLE = 30;

export interface Placed {
  readonly nodes: ReadonlyMap<string, Box>;
  readonly lanes: ReadonlyMap<string, Box>;
}

/** A plain arrangement for other tools: columns in the order of the flows, a band for each lane, subprocesses around their nodes. */
export function placeNodes(definition: ProcessDefinition, at: { x: number; y: number }): Placed {
  const scopes = Map.groupBy(definition.nodes, (node) => node.scope_id);
  const nodes = new Map<string, Box>();
  const bands = definition.lanes.map(({ id }) => id);
  const { rows } = placeScope(undefined, { definition, scopes, sizes: new Map(), placed: nodes }, at, bands);
  const right = [...nodes.values()].reduce((most, box) => Math.max(most, box.x + box.width), at.x) + PADDING;
  const lanes = new Map(
    rows.flatMap(({ band, y, height }) =>
      band === undefined
        ? []
        : [[band, { x: at.x - LANE_TITLE, y, width: right - at.x + LANE_TITLE, height }] as const],
    ),
  );
  return { nodes, lanes };
}

interface Row {
  readonly band: string | undefined;
  readonly y: number;
  readonly height: number;
}
type Scopes = ReadonlyMap<string | undefined, readonly NodeDef[]>;

interface Placing {
  readonly definition: ProcessDefinition;
  readonly scopes: Scopes;
  /** Sizes of nodes, found once: subprocesses may lie in subprocesses. */
  readonly sizes: Map<string, Size>;
  /** Where the boxes go; nothing while only the size is asked for. */
  readonly placed: Map<string, Box> | undefined;
}

function placeScope(
  scope: string | undefined,
  placing: Placing,
  at: { x: number; y: number },
  bands: readonly string[] = [],
): Size & { rows: Row[] } {
  const { definition, scopes, placed } = placing;
  const all = scopes.get(scope) ?? [];
  const members = all.filter((node) => hostOf(node) === undefined);
  const sizes = new Map(members.map((node) => [node.node_id, sizeOf(node, placing)]));
  const hosts = new Map(all.map((node) => [node.node_id, hostOf(node) ?? node.node_id]));
  const columns = columnsOf(members, definition.flows, (id) => hosts.get(id) ?? id);
  const widths = widthsOf(members, columns, sizes);
  const rows: Row[] = [];
  const known = new Set(bands);
  const bandOf = ({ lane_id: lane }: NodeDef) => (lane !== undefined && known.has(lane) ? lane : undefined);
  let y = at.y + PADDING;
  let right = at.x;
  for (const band of [...bands, undefined]) {
    const inBand = members.filter((node) => bandOf(node) === band);
    if (inBand.length === 0 && band === undefined) continue;
    const used = new Map<number, number>();
    for (const node of inBand) {
      const column = columns.get(node.node_id) ?? 0;
      const size = sizes.get(node.node_id)!;
      const x = at.x + PADDING + (widths.offsets[column] ?? 0) + ((widths.widths[column] ?? 0) - size.width) / 2;
      const top = used.get(column) ?? y;
      const box = { x, y: top + Math.max(0, (ACTIVITY.height - size.height) / 2), ...size };
      placed?.set(node.node_id, box);
      used.set(column, top + Math.max(ACTIVITY.height, size.height) + GAP.y);
      right = Math.max(right, x + size.width);
      if (placed && scopes.has(node.node_id)) placeScope(node.node_id, placing, box);
    }
    const bottom = Math.max(y + ACTIVITY.height + GAP.y, ...used.values());
    rows.push({ band, y: y - GAP.y / 2, height: bottom - y });
    y = bottom;
  }
  if (placed) attachEvents(all, placed);
  return { width: right - at.x + PADDING, height: y - at.y + PADDING - GAP.y, rows };
}

function sizeOf(node: NodeDef, placing: Placing): Size {
  if (['start', 'end', 'event'].includes(node.type)) return EVENT;
  if (node.type === 'decision') return GATEWAY;
  if (!placing.scopes.has(node.node_id)) return ACTIVITY;
  const known = placing.sizes.get(node.node_id);
  if (known) return known;
  // Stands for itself meanwhile, should it lie within itself.
  placing.sizes.set(node.node_id, ACTIVITY);
  const { width, height } = placeScope(node.node_id, { ...placing, placed: undefined }, { x: 0, y: 0 });
  const size = { width: Math.max(width, 140), height: Math.max(height, 120) };
  placing.sizes.set(node.node_id, size);
  return size;
}

function widthsOf(members: readonly NodeDef[], columns: ReadonlyMap<string, number>, sizes: ReadonlyMap<string, Size>) {
  const widths: number[] = [];
  for (const { node_id: id } of members) {
    const column = columns.get(id) ?? 0;
    widths[column] = Math.max(widths[column] ?? 0, sizes.get(id)!.width);
  }
  const offsets: number[] = [];
  let x = 0;
  for (const [column, width] of widths.entries()) {
    offsets[column] = x;
    x += (width ?? 0) + GAP.x;
  }
  return { widths, offsets };
}

const hostOf = (node: NodeDef): string | undefined =>
  node.config.position === 'boundary' && typeof node.config.attachedTo === 'string'
    ? node.config.attachedTo
    : undefined;

/** Boundary events stand on the lower border of their activity, from the right. */
function attachEvents(nodes: readonly NodeDef[], placed: Map<string, Box>): void {
  const seats = new Map<string, number>();
  for (const node of nodes) {
    const host = hostOf(node);
    const box = host === undefined ? undefined : placed.get(host);
    if (host === undefined || !box) continue;
    const seat = seats.get(host) ?? 0;
    seats.set(host, seat + 1);
    placed.set(node.node_id, { x: box.x + box.width - 40 - seat * 44, y: box.y + box.height - 18, ...EVENT });
  }
}
