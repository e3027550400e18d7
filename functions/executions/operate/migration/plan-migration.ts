import type { MigrationCheck, MigrationProblem } from '#contracts/executions/index.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import { AppError } from '#runtime/errors.ts';
import type { ExecutionPayload, ExecutionRecord } from '../../execution.ts';
import { misfitsOf } from '../check-data.ts';
import type { Move } from '../decide-move.ts';
import type { Entry } from '../entry.ts';
import type { Position } from '../position.ts';

export interface Planning {
  target: RunnableVersion;
  mapping: Readonly<Record<string, string>>;
  enter: (nodeId: string) => Promise<Entry>;
}

/** What can be said of one execution: where it would go on, or why it cannot. */
export interface Plan {
  check: MigrationCheck;
  /** What would be done; nothing where there are problems. */
  move?: Omit<Move, 'by' | 'reason'>;
}

const problem = (code: string, message: string): MigrationProblem => ({ code, message });

/** Why a run cannot leave where it stands without losing what others do for it. */
function problemsOfPlace(record: ExecutionRecord, { nodes, open }: Position): MigrationProblem[] {
  if (record.parentExecutionId !== undefined) {
    return [problem('is-subprocess', 'A step of the execution above waits for this very run; it ends in its version.')];
  }
  const [node, ...others] = nodes;
  if (!node) return [problem('between-nodes', 'It is between two nodes just now; try again.')];
  if (others.length > 0) {
    const names = nodes.map(({ title }) => `“${title}”`).join(', ');
    return [problem('in-parallel', `It stands at several nodes (${names}); it can go on at one only.`)];
  }
  if (open.some((one) => one.nodeId === node.nodeId && one.index !== undefined)) {
    return [
      problem('instances-running', `“${node.title}” is being done for several elements, which would begin anew.`),
    ];
  }
  if (node.childExecutionId !== undefined) {
    return [problem('subprocess-running', `The subprocess of “${node.title}” is running and would begin anew.`)];
  }
  return [];
}

const NOTES: Record<string, (title: string) => MigrationProblem> = {
  task: (title) => problem('task-reopens', `The task “${title}” is opened anew, for the same people.`),
  timer: (title) => problem('timer-restarts', `“${title}” waits anew from its beginning.`),
};

function notesOf({ nodes }: Position, shape: RunnableVersion): MigrationProblem[] {
  return nodes.flatMap(({ nodeId, title }) => {
    const type = shape.nodes.find((one) => one.node_id === nodeId)?.type ?? '';
    if (/^(human|external)_/.test(type)) return [NOTES.task!(title)];
    return type === 'event' ? [NOTES.timer!(title)] : [];
  });
}

async function entryAt(nodeId: string, title: string, { target, enter }: Planning): Promise<Entry | MigrationProblem> {
  if (!target.nodes.some((one) => one.node_id === nodeId)) {
    const what = `Version ${target.version} does not have “${title}” (${nodeId})`;
    return problem('no-such-node', `${what}; map it to a node that it has.`);
  }
  try {
    return await enter(nodeId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'execution.no-entry') return problem('no-entry', error.message);
    throw error;
  }
}

/** Finds out whether a run can be migrated, and how. Reads only. */
export async function planMigration(
  record: ExecutionRecord,
  shape: RunnableVersion,
  position: Position,
  payload: ExecutionPayload,
  planning: Planning,
): Promise<Plan> {
  const at = position.nodes.map(({ nodeId, title }) => ({ nodeId, title }));
  const about = { executionId: record.id, name: record.name, startedAt: record.startedAt ?? record.createdAt, at };
  const refuse = (problems: MigrationProblem[]): Plan => ({
    check: { ...about, migratable: false, problems, notes: [] },
  });
  const misplaced = problemsOfPlace(record, position);
  if (misplaced.length > 0) return refuse(misplaced);
  const { nodeId: from, title } = at[0]!;
  const to = planning.mapping[from] ?? from;
  const entry = await entryAt(to, title, planning);
  if ('code' in entry) return refuse([entry]);
  const misfits = misfitsOf(payload.input, planning.target.data_definitions);
  if (misfits.length > 0)
    return refuse(misfits.map(({ path, message }) => problem('invalid-data', `${path}: ${message}`)));
  return {
    check: { ...about, to, migratable: true, problems: [], notes: notesOf(position, shape) },
    move: { record, entry, fromNodeIds: [from], toNodeId: to, payload },
  };
}
