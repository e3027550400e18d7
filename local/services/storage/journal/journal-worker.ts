// Commits batches of statements, one transaction each, away from the event loop: a commit waits for the disk.
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { CommitReply, Statement } from './protocol.ts';

const { file } = workerData as { file: string };
const database = new DatabaseSync(file, { timeout: 10_000 });
// FULL: a commit is on the disk, not in the operating system's cache, before anybody hears of it.
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000');
const prepared = new Map<string, StatementSync>();

function prepare(sql: string): StatementSync {
  let statement = prepared.get(sql);
  if (!statement) {
    statement = database.prepare(sql);
    prepared.set(sql, statement);
  }
  return statement;
}

function commit(statements: readonly Statement[]): CommitReply {
  try {
    database.exec('BEGIN IMMEDIATE');
    for (const [sql, ...parameters] of statements) prepare(sql).run(...parameters);
    database.exec('COMMIT');
    return {};
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    return { error: (error as Error).message };
  }
}

parentPort?.on('message', (message: Statement[] | 'close') => {
  if (message === 'close') {
    database.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(commit(message));
});
