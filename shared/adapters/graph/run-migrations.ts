import type { Database } from 'arangojs';
import { MIGRATIONS, type Migration } from './migrations/index.ts';

const LEDGER = 'schema_migrations';

/** Creates the database and brings it to the latest schema. @returns the migrations that were run now */
export async function runMigrations(
  system: Database,
  name: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Migration[]> {
  if (!(await system.listDatabases()).includes(name)) await system.createDatabase(name);
  const db = system.database(name);
  const ledger = db.collection(LEDGER);
  if (!(await ledger.exists())) await ledger.create();
  const done: Migration[] = [];
  for (const migration of migrations) {
    const key = String(migration.number).padStart(4, '0');
    if (await ledger.documentExists(key)) continue;
    await migration.up(db);
    await ledger.save(
      { _key: key, name: migration.name, appliedAt: new Date().toISOString() },
      { overwriteMode: 'ignore' },
    );
    done.push(migration);
  }
  return done;
}
