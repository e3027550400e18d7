import { ArangoError, errorNumbers } from '../errors.ts';
import type { Database } from '../storage/database.ts';
import type { StreamTransaction } from '../storage/transaction.ts';
import type { Json } from '../values/json.ts';
import { type CompiledQuery, compileQuery } from './compile/query.ts';
import { parseQuery } from './parser/parse.ts';
import { Run, type RunOptions, type Statistics, type Warning } from './run.ts';

export type QueryResult = { results: Json[]; warnings: Warning[]; statistics: Statistics; compiled: CompiledQuery };

/** Runs a query to its end. A query that writes is one commit, or takes part in the transaction given. */
export function executeQuery(
  database: Database,
  text: string,
  bindVariables: Json | undefined,
  options: RunOptions,
  transaction: StreamTransaction | undefined,
): QueryResult {
  const compiled = compileQuery(parseQuery(text), bindVariables, database);
  return asQueryErrors(() => execute(database, compiled, options, transaction));
}

/** An error while a query runs says so, as ArangoDB's does. */
function asQueryErrors<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof ArangoError) || error.message.startsWith('AQL: ')) throw error;
    const { errorNum, message, status, details } = error;
    throw new ArangoError(errorNum, `AQL: ${message} (while executing)`, { status, details });
  }
}

function execute(
  database: Database,
  compiled: CompiledQuery,
  options: RunOptions,
  transaction: StreamTransaction | undefined,
): QueryResult {
  const mayRead = (name: string): boolean => transaction?.mayRead(name) ?? true;
  assertRegistered(compiled, transaction);
  if (compiled.writes.length === 0) {
    const run = new Run(database, database.view(transaction), { ...options, mayRead });
    return { results: compiled.execute(run), warnings: run.warnings, statistics: run.statistics, compiled };
  }
  return database.write(transaction, (view) => {
    const run = new Run(database, view, { ...options, mayRead });
    return { results: compiled.execute(run), warnings: run.warnings, statistics: run.statistics, compiled };
  });
}

function assertRegistered(compiled: CompiledQuery, transaction: StreamTransaction | undefined): void {
  if (transaction === undefined) return;
  const undeclared = compiled.writes.find((name) => !transaction.mayWrite(name));
  if (undeclared === undefined) return;
  const message = `unregistered collection used in transaction: ${undeclared} [write]`;
  throw new ArangoError(errorNumbers.unregisteredCollection, message);
}
