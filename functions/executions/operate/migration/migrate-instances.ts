import { eventOf, type PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { Write } from '#adapters/dynamodb/tenant-table.ts';
import type { BodyOf } from '#contracts/core/operation.ts';
import {
  type MigrationProblem,
  migrationStarted,
  type startMigration as operation,
} from '#contracts/executions/index.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { newId, timestamp } from '#runtime/ids.ts';
import { type ExecutionRecord, hasEnded } from '../../execution.ts';
import { decideMove } from '../decide-move.ts';
import type { LegStore } from '../leg-store.ts';
import { carriedOut } from '../move-execution.ts';
import { type Migrating, planOne, prepareMigration } from './check-migration.ts';
import { counted, type Outcome } from './count-outcome.ts';
import { after, endOf } from './end-part.ts';
import type { MigrationRecord, MigrationStore } from './migration-store.ts';
import type { Planning } from './plan-migration.ts';
import { instancesOf } from './running-instances.ts';

/** Executions of one part: at two a second it stays well below a function's timeout. */
const PART = 20;

export interface MigratingInstances extends Migrating {
  legs: Migrating['legs'] & Pick<LegStore, 'get' | 'isMoving'>;
  migrations: Pick<MigrationStore, 'create' | 'get' | 'advance' | 'wait'>;
  /** Keeps below what Step Functions grants: some two starts a second. */
  pace: () => Promise<unknown>;
}

/** Notes down what is to be done; its event sets the first part off. */
export async function startMigration(
  { processId, version }: { processId: string; version: string },
  { target, mapping, reason }: BodyOf<typeof operation>,
  caller: Caller,
  ports: Pick<MigratingInstances, 'migrations' | 'resolve' | 'version' | 'publishEntry' | 'registerEntry'>,
): Promise<MigrationRecord> {
  await prepareMigration({ processId, version, target, mapping }, ports);
  const now = timestamp();
  const record: MigrationRecord = {
    id: newId('mig'),
    processId,
    version,
    target,
    mapping,
    ...(reason ? { reason } : {}),
    status: 'running',
    migrated: 0,
    refused: 0,
    refusals: [],
    startedBy: caller.actor.id,
    createdAt: now,
    updatedAt: now,
    part: 0,
    position: null,
  };
  await ports.migrations.create(record, [
    eventOf(migrationStarted, { migrationId: record.id, processId, version, target }),
  ]);
  return record;
}

/** What recovery will finish, and not before it has can be said how. */
const UNFINISHED: MigrationProblem = {
  code: 'unfinished',
  message:
    'Step Functions was busy: its migration is decided, and is carried out within a few minutes. Look at it then.',
};

/** What became of an execution when its move was carried out: it may have gone on between being looked at and being stopped. */
async function outcomeOf(
  record: ExecutionRecord,
  target: string,
  { legs }: Pick<MigratingInstances, 'legs'>,
): Promise<Outcome> {
  if (hasEnded(record)) return 'gone';
  if (await legs.isMoving(record.id)) return [UNFINISHED];
  if (record.version === target) return 'migrated';
  const leg = await legs.get(record.id, (record.moves ?? 0) - 1);
  return leg?.kept ?? [{ code: 'moved-on', message: 'It went on while it was being stopped; try again.' }];
}

/**
 * The execution as it is now: the list may lag behind. A move that a crash has left between two runs is carried out first, since
 * until then it stands nowhere.
 */
async function current(id: string, ports: MigratingInstances): Promise<ExecutionRecord | undefined> {
  const found = await ports.store.get(id);
  if (!found) return undefined;
  return ports.settle((await ports.legs.isMoving(id)) ? await carriedOut(found, ports) : found);
}

async function migrateOne(
  id: string,
  migration: MigrationRecord,
  planning: Planning,
  ports: MigratingInstances,
): Promise<Outcome> {
  const record = await current(id, ports);
  if (!record || hasEnded(record) || record.version !== migration.version) return 'gone';
  const { move, check, atWork, seen } = await planOne(record, planning, ports);
  if (!move) return atWork ?? check.problems;
  try {
    const by = migration.startedBy;
    const { target, mapping, reason } = migration;
    const decided = await decideMove({ ...move, asked: { seen, migration: { target, mapping } }, by, reason }, ports);
    if (!decided)
      return [{ code: 'moved-on', message: 'It was paused, resumed or moved at the same moment; try again.' }];
    return await outcomeOf(await carriedOut(decided, ports), target, ports);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [{ code: error.code.replace(/^execution\./, ''), message: error.message }];
  }
}

/** Writes a step down. `undefined`: another delivery of the same event is at it. */
async function noted(
  migration: MigrationRecord,
  set: Partial<MigrationRecord>,
  ports: MigratingInstances,
  ...besides: [events?: PublishableEvent[], also?: Write[]]
): Promise<MigrationRecord | undefined> {
  const change = { ...set, updatedAt: after(migration.updatedAt) };
  return (await ports.migrations.advance(migration, change, ...besides)) ? { ...migration, ...change } : undefined;
}

/** A crash left one execution at hand: its own record says what became of it, once a move that was decided is carried out. */
async function settlePending(
  migration: MigrationRecord,
  ports: MigratingInstances,
): Promise<MigrationRecord | undefined> {
  const { pending, target } = migration;
  if (!pending) return migration;
  const found = await ports.store.get(pending);
  const record = found?.version === target ? await ports.complete(pending) : found;
  const wasMigrated = record?.version === target;
  return noted(migration, { pending: null, migrated: migration.migrated + (wasMigrated ? 1 : 0) }, ports);
}

/**
 * One part of a migration; its end sets the next off. May be delivered twice or die anywhere: each execution is noted before
 * and after, and one that was migrated is no longer among those of its old version.
 */
export async function migratePart(migrationId: string, part: number, ports: MigratingInstances): Promise<void> {
  const found = await ports.migrations.get(migrationId);
  if (found?.part !== part || found.status !== 'running') return;
  let migration = await settlePending(found, ports);
  if (!migration) return;
  const planning = await prepareMigration(migration, ports);
  const { instances, isLast } = await instancesOf(migration, PART, ports.store);
  for (const { record, next } of instances) {
    migration = await noted(migration, { pending: record.id }, ports);
    if (!migration) return;
    const [outcome] = await Promise.all([migrateOne(record.id, migration, planning, ports), ports.pace()]);
    migration = await noted(migration, { pending: null, ...next, ...counted(migration, record, outcome) }, ports);
    if (!migration) return;
  }
  const { set, events, also } = endOf(migration, isLast, ports.migrations);
  await noted(migration, set, ports, events, also);
}
