import { ArangoError, errorNumbers } from '../errors.ts';
import type { Database } from '../storage/database.ts';
import type { Server } from '../storage/server.ts';
import type { DeclaredCollections, StreamTransaction, TransactionStatus } from '../storage/transaction.ts';

const maximumIdle = 120_000;
const rememberedStates = 10_000;

/** The stream transactions of all databases; remembers for a while how past ones ended. */
export class Transactions {
  readonly #ended = new Map<string, TransactionStatus>();
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  begin(
    database: Database,
    declared: DeclaredCollections,
    allowImplicit: boolean,
    timeout: number | undefined,
  ): StreamTransaction {
    const idle = timeout === undefined ? 60_000 : Math.min(timeout * 1000, maximumIdle);
    return database.begin(declared, allowImplicit, idle);
  }

  /** A transaction to work in. */
  running(database: Database, id: string): StreamTransaction {
    const found = database.transactions.get(id);
    if (found !== undefined) {
      found.lastUsed = Date.now();
      return found;
    }
    throw this.#notRunning(id);
  }

  #notRunning(id: string): ArangoError {
    if (!/^\d+$/.test(id)) return new ArangoError(errorNumbers.badParameter, `illegal transaction id '${id}'`);
    const ended = this.#ended.get(id);
    if (ended === undefined) return new ArangoError(errorNumbers.transactionNotFound, `transaction '${id}' not found`);
    return new ArangoError(errorNumbers.transactionDisallowed, `transaction '${id}' is already ${ended}`);
  }

  status(database: Database, id: string): TransactionStatus {
    const status = database.transactions.has(id) ? 'running' : this.#ended.get(id);
    if (status === undefined) throw this.#notRunning(id);
    return status;
  }

  /** Committing or aborting again what has ended that way is no error. */
  end(database: Database, id: string, how: 'committed' | 'aborted'): void {
    if (this.#ended.get(id) === how) return;
    const transaction = this.running(database, id);
    if (how === 'committed') database.commit(transaction);
    else database.abort(transaction);
    this.#remember(id, how);
  }

  #remember(id: string, status: TransactionStatus): void {
    this.#ended.set(id, status);
    if (this.#ended.size <= rememberedStates) return;
    const [oldest] = this.#ended.keys();
    if (oldest !== undefined) this.#ended.delete(oldest);
  }

  /** Aborts transactions that nobody has used for their idle time. */
  sweep(now: number): void {
    for (const database of this.#server.all()) {
      for (const transaction of [...database.transactions.values()]) {
        if (now - transaction.lastUsed > transaction.idleTimeout) this.end(database, transaction.id, 'aborted');
      }
    }
  }
}
