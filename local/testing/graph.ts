import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'arangojs';
import { connect } from '#adapters/graph/connection.ts';
import { runMigrations } from '#adapters/graph/run-migrations.ts';
import { startArangoDb } from '#local/services/arangodb/index.ts';

/** A process graph of its own for the tests of one file. */
export interface TestGraph {
  url: string;
  db: Database;
  system: Database;
  /** An ArangoDB that ARANGO_URL names, rather than the embedded one. */
  real: boolean;
  close(): Promise<void>;
}

/**
 * A migrated database on the embedded server, or on the one that ARANGO_URL names (ARANGO_USERNAME, ARANGO_PASSWORD), under a name of
 * this run; it is dropped when the test closes it.
 */
export async function startGraph(): Promise<TestGraph> {
  const { ARANGO_URL: url, ARANGO_USERNAME: username = 'root', ARANGO_PASSWORD: password = '' } = process.env;
  if (url) return open(url, connect(url, '_system', { username, password }), true, async () => undefined);
  const dataDir = mkdtempSync(join(tmpdir(), 'flowmaster-graph-'));
  const server = await startArangoDb({ dataDir });
  const system = connect(server.url, '_system', { username: 'root', password: '' });
  return open(server.url, system, false, async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
}

async function open(url: string, system: Database, real: boolean, stop: () => Promise<void>): Promise<TestGraph> {
  const name = `flowmaster_test_${process.pid}_${Date.now().toString(36)}_${Math.floor(Math.random() * 1e6)}`;
  await runMigrations(system, name);
  const db = system.database(name);
  return {
    url,
    db,
    system,
    real,
    close: async () => {
      await system.dropDatabase(name);
      db.close();
      system.close();
      await stop();
    },
  };
}
