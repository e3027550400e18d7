import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** "FMsf": marks a database file as this engine's. */
export const APPLICATION_ID = 0x46_4d_73_66;
export const SCHEMA_VERSION = 1;
/** Reading every page of a larger file would delay the start by seconds; SQLite notices damage when it meets it. */
const CHECKED_UP_TO = 64_000_000;

const TABLES = `
CREATE TABLE objects(kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY(kind, key)) WITHOUT ROWID;
CREATE TABLE definitions(id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE executions(
  id INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, name TEXT NOT NULL, machine_arn TEXT NOT NULL, version_arn TEXT, alias_arn TEXT,
  definition_id TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, input TEXT NOT NULL, output TEXT, error TEXT, cause TEXT,
  started INTEGER NOT NULL, stopped INTEGER, due INTEGER, redrive_count INTEGER NOT NULL DEFAULT 0, redrive_date INTEGER,
  parent_id INTEGER, parent_frame INTEGER, parent_nonce TEXT, map_run TEXT, map_index INTEGER, scope TEXT NOT NULL, trace_header TEXT);
CREATE INDEX executions_by_machine ON executions(machine_arn, started DESC, id DESC);
CREATE INDEX executions_by_map_run ON executions(map_run, id) WHERE map_run IS NOT NULL;
CREATE INDEX executions_by_due ON executions(due) WHERE due IS NOT NULL;
CREATE INDEX executions_active ON executions(id) WHERE status = 'RUNNING' AND due IS NULL;
CREATE INDEX executions_by_parent ON executions(parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX executions_by_stop ON executions(stopped) WHERE stopped IS NOT NULL;
CREATE TABLE journal(execution_id INTEGER NOT NULL, seq INTEGER NOT NULL, first_event INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY(execution_id, seq)) WITHOUT ROWID;
CREATE TABLE inbox(id INTEGER PRIMARY KEY, execution_id INTEGER NOT NULL, message TEXT NOT NULL);
CREATE TABLE outbox(id INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** Opens the engine's database, creating it where there is none. A file that is not ours is refused untouched. */
export function openDatabase(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = !existsSync(file) || isEmpty(file);
  if (!fresh) refuseForeign(file);
  const db = new DatabaseSync(file);
  if (fresh) {
    db.exec(
      `PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;`,
    );
    db.exec(
      `BEGIN; ${TABLES} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`,
    );
  }
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  return db;
}

function isEmpty(file: string): boolean {
  const head = Buffer.alloc(1);
  const fd = openSync(file, 'r');
  try {
    return readSync(fd, head, 0, 1, 0) === 0;
  } finally {
    closeSync(fd);
  }
}

function refuseForeign(file: string): void {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file);
    const application = Number(db.prepare('PRAGMA application_id').get()?.application_id);
    const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
    if (application !== APPLICATION_ID) {
      throw new Error('it was not written by the FlowMaster Step Functions engine');
    }
    if (version !== SCHEMA_VERSION) {
      throw new Error(`it has schema version ${version}, this engine reads version ${SCHEMA_VERSION}`);
    }
    const small = statSync(file).size <= CHECKED_UP_TO;
    const verdict = small ? db.prepare('PRAGMA quick_check(1)').get()?.quick_check : 'ok';
    if (verdict !== 'ok') throw new Error(`it is damaged (${String(verdict)})`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `Cannot use ${file} as the Step Functions database: ${reason}. The file was left as it is; choose another path or restore a backup.`,
    );
  } finally {
    db?.close();
  }
}
