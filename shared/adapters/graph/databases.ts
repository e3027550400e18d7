import type { Database } from 'arangojs';
import { MIGRATIONS, type Migration } from './migrations/index.ts';
import { runMigrations } from './run-migrations.ts';
import { sdxGraph } from './sdx/0001-sdx-graph.ts';

/** Of the database `flowmaster_sdx`, in order. Never change one that has been released; add one. */
export const SDX_MIGRATIONS: readonly Migration[] = [{ number: 1, name: 'sdx-graph', up: sdxGraph }];

/** The semantic data exchange keeps to a database beside the process graph's: `flowmaster_sdx`. */
export const sdxDatabaseOf = (graphDatabase: string): string => `${graphDatabase}_sdx`;

/** Brings the process graph and the semantic data exchange to their latest schema. @returns what was run now, by database */
export async function migrateDatabases(
  system: Database,
  graphDatabase: string,
): Promise<{ database: string; ran: Migration[] }[]> {
  const sdx = sdxDatabaseOf(graphDatabase);
  return [
    { database: graphDatabase, ran: await runMigrations(system, graphDatabase, MIGRATIONS) },
    { database: sdx, ran: await runMigrations(system, sdx, SDX_MIGRATIONS) },
  ];
}
