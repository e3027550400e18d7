import type { NodeDef } from '#contracts/process-definition/index.ts';
import { changesBetween, type TokenData, written } from './data.ts';
import type { Left, Run } from './run.ts';

/** Visits an activity, with all that lies in it. */
export type Visiting = (node: NodeDef, data: TokenData) => Promise<Left>;

/**
 * Undoes what was completed in the scope of a throw, the last first. Each undoing activity sees what the completion
 * wrote; of the token's data, only what it writes itself changes.
 */
export async function undoAll(run: Run, thrown: NodeDef, data: TokenData, visit: Visiting): Promise<TokenData> {
  const handlers = new Map(
    run.definition.nodes
      .filter((node) => node.config.event === 'compensation' && node.config.position === 'boundary')
      .map((node) => [String(node.config.attachedTo), String(node.config.handler)]),
  );
  let now = data;
  for (let at = run.completions.length - 1; at >= 0; at--) {
    const { nodeId, wrote } = run.completions[at]!;
    if (!isCovered(run, nodeId, thrown)) continue;
    run.completions.splice(at, 1);
    const handler = run.definition.nodes.find((node) => node.node_id === handlers.get(nodeId))!;
    const given = written(now, wrote);
    const left = await visit(handler, given);
    if (left.how !== 'ended') throw new Error(`${handler.node_id} does not undo`);
    now = written(now, changesBetween(given, left.data));
  }
  return now;
}

/** Whether a completed activity lies in the scope of the throw, at any depth; or is the one that it names. */
function isCovered(run: Run, nodeId: string, thrown: NodeDef): boolean {
  const named = thrown.config.compensates;
  for (let at: string | undefined = nodeId; at !== undefined; ) {
    const node: NodeDef = run.definition.nodes.find((one) => one.node_id === at)!;
    if (named === undefined ? node.scope_id === thrown.scope_id : node.node_id === named) return true;
    at = node.scope_id;
  }
  return false;
}
