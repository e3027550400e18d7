import { eventOf, type PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { Write } from '#adapters/dynamodb/tenant-table.ts';
import { migrationCompleted, migrationProgressed } from '#contracts/executions/index.ts';
import { timestamp } from '#runtime/ids.ts';
import type { MigrationRecord, MigrationStore } from './migration-store.ts';

interface End {
  set: Partial<MigrationRecord>;
  events: PublishableEvent[];
  also: Write[];
}

const progressed = ({ id: migrationId, processId, migrated, refused }: MigrationRecord, part: number) =>
  eventOf(migrationProgressed, { migrationId, processId, migrated, refused, part });

/**
 * What follows on a part: the next one at once, or, behind the last, the next pass over those that were put off, which the sweep
 * sets off a moment later.
 */
export function endOf(migration: MigrationRecord, isLast: boolean, { wait }: Pick<MigrationStore, 'wait'>): End {
  const { id: migrationId, processId, migrated, refused, pass = 0, again = [] } = migration;
  const part = migration.part + 1;
  if (!isLast) return { set: { part }, events: [progressed(migration, part)], also: [] };
  if (again.length > 0)
    return { set: { part, pass: pass + 1, todo: again, again: [] }, events: [], also: [wait(migrationId)] };
  const completed = eventOf(migrationCompleted, { migrationId, processId, migrated, refused });
  return { set: { part, status: 'completed', endedAt: timestamp() }, events: [completed], also: [] };
}

/** Sets the next pass of a migration off. Repeating it changes nothing. */
export async function beginPass(
  migrationId: string,
  { migrations }: { migrations: Pick<MigrationStore, 'get' | 'advance' | 'waitNoLonger'> },
): Promise<void> {
  const migration = await migrations.get(migrationId);
  if (!migration) return;
  const events = [progressed(migration, migration.part)];
  await migrations.advance(migration, { updatedAt: after(migration.updatedAt) }, events, [
    migrations.waitNoLonger(migrationId),
  ]);
}

/** Later than the time before, so that no two states of the record look alike. */
export const after = (time: string): string => timestamp(Math.max(Date.now(), Date.parse(time) + 1));
