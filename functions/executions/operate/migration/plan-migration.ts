import type { MigrationCheck, MigrationProblem } from '#contracts/executions/index.ts';
import type { Marking, RunnableVersion } from '#contracts/processes/index.ts';
import { AppError } from '#runtime/errors.ts';
import type { ExecutionRecord } from '../../execution.ts';
import { misfitsOf } from '../check-data.ts';
import type { Move } from '../decide-move.ts';
import type { Entry } from '../entry.ts';
import { hindranceOf } from '../plan-move.ts';
import type { Position } from '../position.ts';
import { PositionUnreadable } from '../read-tokens.ts';
import { goingOn, type Leaf, leavesOf, type Standing } from '../tokens.ts';
import { mapToken } from './map-token.ts';
import { hindrancesOf, moveAwaited, problem, unreadable, workAwaited } from './problems.ts';

export interface Planning {
  target: RunnableVersion;
  mapping: Readonly<Record<string, string>>;
  enter: (marking: Marking) => Promise<Entry>;
}

/** What can be said of one execution: where it would go on, or why it cannot. */
export interface Plan {
  check: MigrationCheck;
  /** What would be done; nothing where there are problems. */
  move?: Omit<Move, 'by' | 'reason' | 'asked'>;
  /** What keeps it from being done just now, but ends by itself. */
  atWork?: MigrationProblem[];
}

const NOTES: Record<string, (title: string) => MigrationProblem> = {
  task: (title) => problem('task-reopens', `The task “${title}” is opened anew, for the same people.`),
  timer: (title) => problem('timer-restarts', `“${title}” waits anew from its beginning.`),
};

function notesOf(leaves: readonly Leaf[], { nodes }: RunnableVersion): MigrationProblem[] {
  return leaves.flatMap((leaf) => {
    const node = nodes.find((one) => one.node_id === leaf.nodeId);
    if (leaf.kind === 'waits' || !node) return [];
    if (/^(human|external)_/.test(node.type)) return [NOTES.task!(node.title)];
    return node.type === 'event' ? [NOTES.timer!(node.title)] : [];
  });
}

async function entryAt(marking: Marking, { enter }: Planning): Promise<Entry | MigrationProblem> {
  try {
    return await enter(marking);
  } catch (error) {
    if (error instanceof AppError && error.code === 'execution.no-entry') return problem('no-entry', error.message);
    throw error;
  }
}

const dataOf = (token: Standing): Standing['data'][] =>
  token.kind === 'beside' ? token.tokens.flatMap(dataOf) : token.kind === 'inside' ? [token.data] : [token.data];

const misfitsIn = (token: Standing, { data_definitions }: RunnableVersion): MigrationProblem[] => {
  const found = dataOf(token).flatMap((data) => misfitsOf(data, data_definitions));
  const told = new Map(found.map(({ path, message }) => [`${path}: ${message}`, message]));
  return [...told.keys()].map((message) => problem('invalid-data', message));
};

/** Finds out whether a run can be migrated, and how. Reads only. */
export async function planMigration(
  record: ExecutionRecord,
  shape: RunnableVersion,
  position: Pick<Position, 'nodes' | 'token' | 'stateAt'>,
  planning: Planning,
): Promise<Plan> {
  const { token, stateAt } = position;
  const titles = new Map(shape.nodes.map((node) => [node.node_id, node.title]));
  const named = (nodeId: string) => ({ nodeId, title: titles.get(nodeId) ?? nodeId });
  const leaves = token instanceof PositionUnreadable ? [] : leavesOf(token);
  const places = token instanceof PositionUnreadable ? position.nodes : leaves;
  const at = places.map(({ nodeId }) => named(nodeId));
  const about = { executionId: record.id, name: record.name, startedAt: record.startedAt ?? record.createdAt, at };
  const refuse = (problems: MigrationProblem[]): Plan => ({
    check: { ...about, to: [], migratable: false, problems, notes: [] },
  });
  if (record.parentExecutionId !== undefined)
    return refuse([
      problem('is-subprocess', 'A step of the execution above waits for this very run; it ends in its version.'),
    ]);
  if (token instanceof PositionUnreadable) return refuse([unreadable(token, (id) => named(id).title)]);
  if (record.awaitsMoveTo !== undefined) return refuse([moveAwaited(named(record.awaitsMoveTo).title)]);
  const hindrances = hindrancesOf(leaves, (id) => named(id).title);
  if (hindrances.some(({ code }) => code !== 'work-running')) return refuse(hindrances);
  const mapped = mapToken(token, planning, (id) => named(id).title);
  if ('problems' in mapped) return refuse(mapped.problems);
  const going = goingOn(mapped.token, planning.target.sourceMap.fields);
  const entry = await entryAt(going.marking, planning);
  if ('code' in entry) return refuse([entry]);
  const misfits = misfitsIn(mapped.token, planning.target);
  if (misfits.length > 0) return refuse(misfits);
  const to = leavesOf(mapped.token).map(({ nodeId }) => nodeId);
  const context = stateAt(undefined)?.context ?? {};
  const payload = { input: going.data, context, ...(going.tokens ? { tokens: going.tokens } : {}) };
  const notes = [
    ...notesOf(leaves, shape),
    ...leaves.filter(hindranceOf).map(({ nodeId }) => workAwaited(named(nodeId).title)),
  ];
  const check = { ...about, to, migratable: true, problems: [], notes };
  if (hindrances.length > 0) return { check, atWork: hindrances };
  return {
    check,
    move: { record, entry, fromNodeIds: leaves.map(({ nodeId }) => nodeId), toNodeIds: to, payload },
  };
}
