import type { JsonObject } from '#contracts/core/json.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { MergeConflict, MergeResolution } from '#contracts/processes/merge.ts';
import { PROCESS_ID } from '../diff/elements.ts';
import { Conflicts } from './conflicts.ts';
import { type Definitions, mergeElements } from './merge-elements.ts';
import { newlyUsed } from './uses.ts';

export interface Merge {
  /** Whole only when nothing is open: open conflicts stand as the target has them. */
  definition: ProcessDefinition;
  /** Conflicts that nobody has decided. */
  open: MergeConflict[];
  /** Resolutions of conflicts that there are none of. */
  unknown: string[];
  /** Flows that went with a node which was decided to be removed. */
  dropped: string[];
}

/**
 * Brings what `theirs` changed since `base` into `ours`, field by field. The drawing never conflicts: a shape that both moved stays
 * where `ours` has it. The result has no dangling flow; whether it compiles is for the compiler to say.
 */
export function mergeDefinitions(
  definitions: Definitions,
  { resolutions = [], prefer }: { resolutions?: readonly MergeResolution[]; prefer?: 'ours' | 'theirs' } = {},
): Merge {
  const conflicts = new Conflicts(resolutions, prefer);
  const { base, ours, theirs } = definitions;
  const uses = { ours: newlyUsed(base, ours), theirs: newlyUsed(base, theirs) };
  const merge = (kind: Parameters<typeof mergeElements>[0]) => mergeElements(kind, definitions, uses, conflicts);
  const [settings, lanes, nodes, flows, data] = [
    merge('process'),
    merge('lane'),
    merge('node'),
    merge('flow'),
    merge('data_definition'),
  ];
  const list = (elements: Map<string, JsonObject>, id: string) =>
    [...elements].map(([key, fields]) => ({ [id]: key, ...fields }));
  // Every field comes from one of three definitions that were parsed when they were stored; the caller parses what resolutions gave.
  const merged = {
    ...settings.get(PROCESS_ID),
    lanes: list(lanes, 'id'),
    nodes: list(nodes, 'node_id').map((node) => withoutLostLane(node, lanes)),
    flows: list(flows, 'id'),
    data_definitions: list(data, 'name'),
  } as unknown as ProcessDefinition;
  const dropped = merged.flows.filter(({ from, to }) => !nodes.has(from) || !nodes.has(to)).map(({ id }) => id);
  return {
    definition: { ...merged, flows: merged.flows.filter(({ id }) => !dropped.includes(id)) },
    open: conflicts.open,
    unknown: conflicts.unknown,
    dropped,
  };
}

/** A lane that was decided to be removed leaves its nodes without one. */
function withoutLostLane(node: JsonObject, lanes: ReadonlyMap<string, unknown>): JsonObject {
  const { lane_id: lane, ...rest } = node;
  return typeof lane === 'string' && !lanes.has(lane) ? rest : node;
}
