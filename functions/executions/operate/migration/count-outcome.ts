import type { MigrationProblem } from '#contracts/executions/index.ts';
import type { ExecutionRecord } from '../../execution.ts';
import type { MigrationRecord } from './migration-store.ts';

export type Outcome = 'migrated' | 'gone' | MigrationProblem[];

const MOST_REFUSALS = 100;
/** How often an execution is looked at before it is refused for what passes by itself. */
const PASSES = 10;
/** Their ids travel in the migration's record. */
const MOST_PUT_OFF = 2_000;

/** What passes by itself: a minute later it may be gone. */
const PASSING = new Set(['work-running', 'between-nodes', 'moved-on', 'move-awaited', 'move-in-progress']);

const isPutOff = ({ pass = 0, again = [] }: MigrationRecord, problems: readonly MigrationProblem[]): boolean =>
  pass < PASSES - 1 && again.length < MOST_PUT_OFF && problems.every(({ code }) => PASSING.has(code));

/** What the migration says of one execution: it is counted, or put off until the next pass. */
export function counted(
  migration: MigrationRecord,
  { id, name }: Pick<ExecutionRecord, 'id' | 'name'>,
  outcome: Outcome,
): Partial<MigrationRecord> {
  if (outcome === 'gone') return {};
  if (outcome === 'migrated') return { migrated: migration.migrated + 1 };
  if (isPutOff(migration, outcome)) return { again: [...(migration.again ?? []), id] };
  const refusal = { executionId: id, name, problems: outcome };
  return { refused: migration.refused + 1, refusals: [...migration.refusals, refusal].slice(0, MOST_REFUSALS) };
}
