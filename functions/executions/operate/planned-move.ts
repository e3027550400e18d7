import type { JsonObject } from '#contracts/core/json.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import { AppError } from '#runtime/errors.ts';
import type { ExecutionPayload, ExecutionRecord } from '../execution.ts';
import { type Hindered, type MoveWish, planMove, tokenMoved } from './plan-move.ts';
import type { Position } from './position.ts';
import { PositionUnreadable } from './read-tokens.ts';
import { type Going, leavesOf, type Standing } from './tokens.ts';

export interface Planned {
  going: Going;
  /** Where its tokens stood. */
  fromNodeIds: string[];
  /** The one of them that is moved, where it is one. */
  moved: string | undefined;
  context: JsonObject;
}

type Read = Position & { titleOf: (nodeId: string) => string };
interface Payloads {
  getPayload: (id: string) => Promise<ExecutionPayload>;
}

/**
 * Where a run goes on as it is asked for.
 * @throws AppError `execution.moved-on`; between two nodes, `execution.in-parallel`
 */
export async function planned(
  record: ExecutionRecord,
  position: Read,
  wish: MoveWish,
  whole: Pick<RunnableVersion, 'nodes' | 'sourceMap'>,
  store: Payloads,
): Promise<Planned | Hindered> {
  const given = await store.getPayload(record.id);
  const token = tokenOf(position, wish, given);
  refuseMovedOn(token, wish, position);
  const going = planMove(token, wish, whole);
  if ('hindered' in going) return going;
  const fromNodeIds = leavesOf(token).map(({ nodeId }) => nodeId);
  const moved = tokenMoved(token, wish)?.nodeId;
  return { going, fromNodeIds, moved, context: position.stateAt(undefined)?.context ?? given.context };
}

/** Where the run stands; between two nodes, and where all is given up, at the last that is known. */
function tokenOf({ token, nodes, stateAt, titleOf }: Read, wish: MoveWish, given: ExecutionPayload): Standing {
  if (!(token instanceof PositionUnreadable)) return token;
  if (nodes.length > 1 && !wish.abandonBranches) {
    const leaves = nodes.map(({ nodeId }) => ({ kind: 'at' as const, nodeId, data: {}, doing: 'waiting' as const }));
    throw inParallel({ hindered: leaves.map((leaf) => ({ leaf, code: 'in-parallel' })) }, { titleOf });
  }
  const nodeId = wish.from ?? nodes[0]?.nodeId ?? '';
  const data = (stateAt(nodeId) ?? stateAt(undefined))?.data ?? given.input;
  return { kind: 'at', nodeId: nodes[0]?.nodeId ?? '', data, doing: 'waiting' };
}

function refuseMovedOn(token: Standing, wish: MoveWish, { titleOf }: Read): void {
  if (wish.from === undefined || tokenMoved(token, wish)) return;
  const nodes = leavesOf(token).filter(({ nodeId }) => nodeId !== '');
  const names = nodes.map(({ nodeId }) => `“${titleOf(nodeId)}”`).join(', ');
  const where = nodes.length === 0 ? 'between two nodes' : `at ${names}`;
  throw new AppError('conflict', 'execution.moved-on', `The run does not stand at ${wish.from}; it is ${where}.`, {
    errors: [{ path: '/from', code: 'moved-on', message: `the run is ${where}` }],
    help: 'Look at the execution again, and decide on where it stands now.',
  });
}

const REASONS = {
  'in-parallel': 'would be given up',
  'work-running': 'is at work just now, and would do its work twice',
  'subprocess-running': 'runs a subprocess, which would begin anew',
  'instances-running': 'is being done for several elements, which would all begin anew',
} as const;

/** What keeps it from being moved, as the answer to who asked. */
export function inParallel({ hindered }: Hindered, { titleOf }: Pick<Read, 'titleOf'>): AppError {
  const names = hindered.map(({ leaf }) => `“${titleOf(leaf.nodeId)}”`).join(', ');
  return new AppError('conflict', 'execution.in-parallel', `The run stands at other nodes as well: ${names}.`, {
    errors: hindered.map(({ leaf, code }) => ({
      path: '/to',
      code,
      message: `“${titleOf(leaf.nodeId)}” (${leaf.nodeId}) ${REASONS[code]}`,
    })),
    help: 'Name the one that is moved with `from`, and the others stay where they are; send `whenDone: true` to have it moved when those are done that are at work. Or send `abandonBranches: true` to give all of them up, with `data` to go on with.',
  });
}
