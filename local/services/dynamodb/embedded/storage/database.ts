import { DatabaseSync, type StatementSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS catalogue (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, definition TEXT NOT NULL,
    created_at INTEGER NOT NULL, stream_label TEXT, time_to_live TEXT);
  CREATE TABLE IF NOT EXISTS stream_record (seq INTEGER PRIMARY KEY AUTOINCREMENT, table_id INTEGER NOT NULL,
    at INTEGER NOT NULL, record TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS stream_record_by_table ON stream_record (table_id, seq);
  CREATE TABLE IF NOT EXISTS request_token (token TEXT PRIMARY KEY, request TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
`;
const APPLICATION_ID = 0x464d4442; // "FMDB"

/** The SQLite file of all tables: statements prepared once, one transaction per batch of requests. */
export class Database {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #inTransaction = false;

  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#refuseForeignFile(file);
    // FULL: what is committed is on the disk. Requests of the same moment share the commit and so its cost.
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536');
    this.#database.exec(SCHEMA);
  }

  prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  execute(sql: string): void {
    this.#database.exec(sql);
  }

  /** Runs changes that succeed or fail as a whole, inside the batch's transaction. */
  change<T>(run: () => T): T {
    if (!this.#inTransaction) {
      this.prepare('BEGIN IMMEDIATE').run();
      this.#inTransaction = true;
    }
    this.prepare('SAVEPOINT change').run();
    try {
      const result = run();
      this.prepare('RELEASE change').run();
      return result;
    } catch (error) {
      this.prepare('ROLLBACK TO change').run();
      this.prepare('RELEASE change').run();
      throw error;
    }
  }

  /** Ends the batch: what it changed is on the disk when this returns. */
  commit(): void {
    if (!this.#inTransaction) return;
    this.#inTransaction = false;
    this.prepare('COMMIT').run();
  }

  close(): void {
    this.commit();
    this.#database.close();
  }

  #refuseForeignFile(file: string): void {
    const { application_id: id } = this.#database.prepare('PRAGMA application_id').get() as { application_id: number };
    const { count } = this.#database.prepare('SELECT count(*) AS count FROM sqlite_master').get() as { count: number };
    if (count > 0 && id !== APPLICATION_ID) throw new Error(`${file} is not a database of the local DynamoDB`);
    this.#database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
  }
}
