/**
 * Every write the engine makes, by name. The writer thread prepares each once; a batch is a list of `[name, ...parameters]`.
 * An execution's `due` is null while it is being worked on (it must be resumed after a crash), else the time in epoch ms at
 * which its next timer fires (`NEVER` when it only waits for an answer): it is then parked and held on disk alone.
 */
export const STATEMENTS = {
  putObject:
    'INSERT INTO objects(kind, key, body) VALUES(?, ?, ?) ON CONFLICT(kind, key) DO UPDATE SET body = excluded.body',
  deleteObject: 'DELETE FROM objects WHERE kind = ? AND key = ?',
  insertDefinition: 'INSERT OR IGNORE INTO definitions(id, body) VALUES(?, ?)',
  deleteDefinition:
    'DELETE FROM definitions WHERE id = ? AND NOT EXISTS(SELECT 1 FROM executions WHERE definition_id = definitions.id)',
  insertExecution: `INSERT INTO executions(id, arn, name, machine_arn, version_arn, alias_arn, definition_id, type, status, input,
    started, due, parent_id, parent_frame, parent_nonce, map_run, map_index, scope, trace_header)
    VALUES(?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  setDue: 'UPDATE executions SET due = ? WHERE id = ?',
  endExecution:
    'UPDATE executions SET status = ?, stopped = ?, output = ?, error = ?, cause = ?, due = NULL WHERE id = ?',
  redriveExecution: `UPDATE executions SET status = 'RUNNING', stopped = NULL, output = NULL, error = NULL, cause = NULL,
    redrive_count = ?, redrive_date = ?, due = NULL WHERE id = ?`,
  setExecutionStatus: 'UPDATE executions SET status = ? WHERE id = ?',
  deleteExecution: 'DELETE FROM executions WHERE id = ?',
  deleteJournal: 'DELETE FROM journal WHERE execution_id = ?',
  appendJournal: 'INSERT INTO journal(execution_id, seq, first_event, body) VALUES(?, ?, ?, ?)',
  insertInbox: 'INSERT INTO inbox(id, execution_id, message) VALUES(?, ?, ?)',
  deleteInbox: 'DELETE FROM inbox WHERE id = ?',
  insertOutbox: 'INSERT INTO outbox(id, body) VALUES(?, ?)',
  deleteOutbox: 'DELETE FROM outbox WHERE id <= ?',
  setMeta: 'INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value',
} as const;

export type StatementName = keyof typeof STATEMENTS;
export type SqlValue = string | number | null;
export type Operation = [StatementName, ...SqlValue[]];

/** Later than any timer: a parked execution that only an answer can wake. */
export const NEVER = 9_000_000_000_000_000;
