import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ExecutionRow, JournalRow } from './rows.ts';
import { openDatabase } from './schema.ts';
import type { Operation, SqlValue } from './statements.ts';
import { Writer } from './writer.ts';

export interface ExecutionFilter {
  machineArn?: string;
  versionOrAliasArn?: string;
  mapRun?: string;
  status?: string;
  redriven?: boolean;
  before?: { started: number; id: number };
  limit: number;
}

/** Reads on the calling thread over a connection of their own (they see what is committed); writes through the writer thread. */
export class Store {
  readonly #db: DatabaseSync;
  readonly #writer: Writer;
  readonly #prepared = new Map<string, StatementSync>();

  private constructor(db: DatabaseSync, writer: Writer) {
    this.#db = db;
    this.#writer = writer;
  }

  static async open(file: string): Promise<Store> {
    const db = openDatabase(file);
    db.exec('PRAGMA query_only = 1; PRAGMA cache_size = -8000;');
    return new Store(db, await Writer.open(file));
  }

  commit(operations: Operation[]): Promise<void> {
    return this.#writer.commit(operations);
  }

  compact(): Promise<void> {
    return this.#writer.compact();
  }

  async close(): Promise<void> {
    this.#db.close();
    await this.#writer.close();
  }

  objects(): { kind: string; key: string; body: string }[] {
    return this.#all('SELECT kind, key, body FROM objects');
  }

  meta(key: string): string | undefined {
    return this.#get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value;
  }

  definition(id: string): string | undefined {
    return this.#get<{ body: string }>('SELECT body FROM definitions WHERE id = ?', id)?.body;
  }

  /** Definitions that no execution started from any more. */
  unusedDefinitions(): string[] {
    const sql = 'SELECT id FROM definitions WHERE id NOT IN (SELECT definition_id FROM executions)';
    return this.#all<{ id: string }>(sql).map((row) => row.id);
  }

  execution(arn: string): ExecutionRow | undefined {
    return this.#get('SELECT * FROM executions WHERE arn = ?', arn);
  }

  executionById(id: number): ExecutionRow | undefined {
    return this.#get('SELECT * FROM executions WHERE id = ?', id);
  }

  journal(executionId: number): JournalRow[] {
    return this.#all('SELECT seq, first_event, body FROM journal WHERE execution_id = ? ORDER BY seq', executionId);
  }

  /** How many events an execution's history has. */
  lastEvent(executionId: number): number {
    const sql = `SELECT first_event + json_array_length(body, '$.e') - 1 AS last FROM journal WHERE execution_id = ? ORDER BY seq DESC LIMIT 1`;
    return this.#get<{ last: number }>(sql, executionId)?.last ?? 0;
  }

  /** The executions that a crash may have left in the middle of a turn. */
  active(): number[] {
    const sql = "SELECT id FROM executions WHERE status = 'RUNNING' AND due IS NULL ORDER BY id";
    return this.#all<{ id: number }>(sql).map((row) => row.id);
  }

  due(now: number, limit: number): number[] {
    const sql = 'SELECT id FROM executions WHERE due <= ? ORDER BY due LIMIT ?';
    return this.#all<{ id: number }>(sql, now, limit).map((row) => row.id);
  }

  nextDue(): number | undefined {
    return this.#get<{ due: number }>('SELECT due FROM executions WHERE due IS NOT NULL ORDER BY due LIMIT 1')?.due;
  }

  nextDueAfter(now: number): number | undefined {
    return this.#get<{ due: number }>('SELECT due FROM executions WHERE due > ? ORDER BY due LIMIT 1', now)?.due;
  }

  children(parentId: number): ExecutionRow[] {
    return this.#all("SELECT * FROM executions WHERE parent_id = ? AND status = 'RUNNING' ORDER BY id", parentId);
  }

  /** Children that still run although the execution that waited for them has ended. */
  orphans(): number[] {
    const sql = `SELECT child.id FROM executions child JOIN executions parent ON parent.id = child.parent_id
      WHERE child.parent_id IS NOT NULL AND child.status = 'RUNNING' AND parent.status <> 'RUNNING'`;
    return this.#all<{ id: number }>(sql).map((row) => row.id);
  }

  /** Running children of running executions, with the task that each was started for. */
  linkedChildren(): { id: number; parent_id: number; parent_frame: number; parent_nonce: string }[] {
    return this.#all(`SELECT child.id, child.parent_id, child.parent_frame, child.parent_nonce
      FROM executions child JOIN executions parent ON parent.id = child.parent_id
      WHERE child.parent_id IS NOT NULL AND child.status = 'RUNNING' AND parent.status = 'RUNNING'`);
  }

  mapRunChildren(mapRun: string): ExecutionRow[] {
    return this.#all('SELECT * FROM executions WHERE map_run = ? ORDER BY map_index, id', mapRun);
  }

  inbox(): { id: number; execution_id: number; message: string }[] {
    return this.#all('SELECT id, execution_id, message FROM inbox ORDER BY id');
  }

  outbox(): { id: number; body: string }[] {
    return this.#all('SELECT id, body FROM outbox ORDER BY id');
  }

  stoppedBefore(time: number, limit: number): number[] {
    return this.#all<{ id: number }>('SELECT id FROM executions WHERE stopped < ? LIMIT ?', time, limit).map(
      (r) => r.id,
    );
  }

  runningCount(machineArn: string): number {
    const sql = "SELECT count(*) AS n FROM executions WHERE machine_arn = ? AND status = 'RUNNING'";
    return this.#get<{ n: number }>(sql, machineArn)?.n ?? 0;
  }

  highest(table: 'executions' | 'inbox' | 'outbox'): number {
    return this.#get<{ n: number | null }>(`SELECT max(id) AS n FROM ${table}`)?.n ?? 0;
  }

  list(filter: ExecutionFilter): ExecutionRow[] {
    const where: string[] = [];
    const values: SqlValue[] = [];
    const add = (sql: string, ...parameters: SqlValue[]): void => {
      where.push(sql);
      values.push(...parameters);
    };
    if (filter.machineArn) add('machine_arn = ?', filter.machineArn);
    if (filter.versionOrAliasArn) {
      add('(version_arn = ? OR alias_arn = ?)', filter.versionOrAliasArn, filter.versionOrAliasArn);
    }
    add(filter.mapRun ? 'map_run = ?' : 'map_run IS NULL', ...(filter.mapRun ? [filter.mapRun] : []));
    if (filter.status) add('status = ?', filter.status);
    if (filter.redriven !== undefined) add(filter.redriven ? 'redrive_count > 0' : 'redrive_count = 0');
    if (filter.before) {
      add('(started < ? OR (started = ? AND id < ?))', filter.before.started, filter.before.started, filter.before.id);
    }
    const sql = `SELECT * FROM executions WHERE ${where.join(' AND ')} ORDER BY started DESC, id DESC LIMIT ?`;
    return this.#all(sql, ...values, filter.limit);
  }

  #statement(sql: string): StatementSync {
    let found = this.#prepared.get(sql);
    if (!found) {
      found = this.#db.prepare(sql);
      this.#prepared.set(sql, found);
    }
    return found;
  }

  // The casts below are where rows enter: the schema is ours and is checked by version when the file is opened.
  #get<Row>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  #all<Row>(sql: string, ...values: SqlValue[]): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }
}
