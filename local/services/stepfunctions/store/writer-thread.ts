/**
 * The writer thread: one transaction per batch, so that a commit (an fsync) never blocks the event loop of the engine.
 * The engine sends the next batch when this one is answered; whatever gathered meanwhile shares one fsync (group commit).
 */
import type { StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from './schema.ts';
import { type Operation, STATEMENTS } from './statements.ts';

const port = parentPort;
if (!port) throw new Error('the writer runs as a worker thread');

const db = openDatabase((workerData as { file: string }).file);
db.exec('PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000;');
const prepared = new Map<string, StatementSync>();
const begin = db.prepare('BEGIN IMMEDIATE');
const commit = db.prepare('COMMIT');

function statement(name: keyof typeof STATEMENTS): StatementSync {
  let found = prepared.get(name);
  if (!found) {
    found = db.prepare(STATEMENTS[name]);
    prepared.set(name, found);
  }
  return found;
}

function write(batch: Operation[]): void {
  begin.run();
  try {
    for (const [name, ...parameters] of batch) statement(name).run(...parameters);
    commit.run();
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

port.on('message', (message: { batch: Operation[] } | { command: 'close' | 'compact' }) => {
  try {
    if ('batch' in message) write(message.batch);
    else if (message.command === 'compact') db.exec('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);');
    else db.close();
    port.postMessage({ ok: true });
  } catch (error) {
    port.postMessage({ ok: false, message: error instanceof Error ? error.message : String(error) });
  }
  if ('command' in message && message.command === 'close') port.close();
});
port.postMessage({ ok: true });
