import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { JsonObject } from '#contracts/core/json.ts';
import type { NodeInstance } from '#contracts/executions/index.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import { parsed } from '../history/node-data.ts';
import { projectRun } from '../history/project-run.ts';
import { stepOf } from '../history/step.ts';
import type { Nets } from './read-nets.ts';
import { PositionUnreadable, readTokens } from './read-tokens.ts';
import { objectOf } from './run-visits.ts';
import type { Standing } from './tokens.ts';

/** Where a run stands. */
export interface Position {
  /** The nodes that it stands on; of nodes within a subprocess of the drawing, the subprocess. */
  nodes: NodeInstance[];
  /** Everything that is open, the instances of multi-instance activities included. */
  open: NodeInstance[];
  /** Where its tokens stand, or why that cannot be said. */
  token: Standing | PositionUnreadable;
  /** Process data and global context as a node was entered with them; of no node: as the last state was. */
  stateAt: (nodeId: string | undefined) => { data: JsonObject; context: JsonObject } | undefined;
}

type Shape = Pick<RunnableVersion, 'nodes' | 'sourceMap'>;

const isOpen = (node: NodeInstance): boolean => node.status === 'in_progress' || node.status === 'paused';

function standingOn(all: readonly NodeInstance[], shape: Shape): NodeInstance[] {
  const scopes = new Map(shape.nodes.map((node) => [node.node_id, node.scope_id]));
  const open = all.filter((node) => node.index === undefined);
  const ids = new Set(open.map((node) => node.nodeId));
  const outer = open.filter((node) => !ids.has(scopes.get(node.nodeId) ?? ''));
  // A gateway whose tokens run beside each other is as open as they are; where it stands alone, they are about to begin.
  const splits = new Set(Object.values(shape.sourceMap.states).flatMap((s) => (s.role === 'split' ? [s.nodeId] : [])));
  const standing = outer.filter((node) => !splits.has(node.nodeId));
  return standing.length > 0 ? standing : outer;
}

/** Reads a run's position off its history. */
export async function positionOf(history: readonly RunEvent[], shape: Shape, nets: Nets): Promise<Position> {
  const open = projectRun(history, shape).nodes.filter(isOpen);
  const token = await tokenIn(history, shape, nets);
  return { nodes: standingOn(open, shape), open, token, stateAt: statesOf(history, shape) };
}

/** The data of a run as its nodes were entered with them. */
export const statesOf =
  (history: readonly RunEvent[], shape: Shape): Position['stateAt'] =>
  (nodeId) => {
    for (const event of history.toReversed()) {
      const step = stepOf(event);
      if (step.input === undefined || (step.kind !== 'entered' && step.kind !== 'run-started')) continue;
      const source = shape.sourceMap.states[step.state ?? ''];
      if (nodeId !== undefined && source?.nodeId !== nodeId) continue;
      const input = objectOf(parsed(step.input));
      const data = objectOf(input?.data);
      if (data) return { data, context: objectOf(input?.__context__) ?? {} };
    }
    return undefined;
  };

async function tokenIn(history: readonly RunEvent[], shape: Shape, nets: Nets): Promise<Position['token']> {
  try {
    return await readTokens(history, shape, nets);
  } catch (error) {
    if (error instanceof PositionUnreadable) return error;
    throw error;
  }
}
