import type { NodeDef } from '#contracts/process-definition/index.ts';
import { plain, type TokenData, written } from './data.ts';
import { evaluated } from './evaluated.ts';
import type { Left, Run } from './run.ts';

interface Loop {
  readonly condition: string;
  readonly testBefore?: boolean;
  readonly maximum?: number;
}

/** Visits an activity; one that loops, as often as its condition asks for. */
export async function visitActivity(run: Run, node: NodeDef, data: TokenData): Promise<Left> {
  const loop = node.config.loop as Loop | undefined;
  if (!loop) return visitOnce(run, node, data);
  let now = data;
  for (let visits = 0; await goesOn(loop, visits, now); visits++) {
    const left = visitOnce(run, node, now);
    if (left.how !== 'ended') return left;
    now = left.data;
  }
  return { how: 'ended', data: now };
}

async function goesOn(loop: Loop, visits: number, data: TokenData): Promise<boolean> {
  if (visits === 0 && !loop.testBefore) return true;
  if (visits >= (loop.maximum ?? Number.POSITIVE_INFINITY)) return false;
  return (await evaluated(loop.condition, plain(data), { iteration: visits })) === true;
}

/** One visit: what the activity sees and does; what another activity undoes is noted. */
export function visitOnce(run: Run, node: NodeDef, data: TokenData): Left {
  const { node_id: nodeId } = node;
  const visit = run.visits.filter((one) => one.nodeId === nodeId).length;
  run.visits.push({ nodeId, data: plain(data) });
  const outcome = run.outcomes(nodeId, visit);
  if ('error' in outcome) return { how: 'failed', error: outcome.error, data };
  if ('event' in outcome) return { how: 'interrupted', by: outcome.event, brings: outcome.brings, data };
  const isUndone = run.definition.nodes.some(
    (one) => one.config.event === 'compensation' && one.config.attachedTo === nodeId,
  );
  if (isUndone) run.completions.push({ nodeId, wrote: outcome.output });
  run.clock.hours += outcome.hours ?? 0;
  return { how: 'ended', data: written(data, outcome.output), hours: outcome.hours ?? 0 };
}
