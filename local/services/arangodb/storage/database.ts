import { DatabaseSync } from 'node:sqlite';
import { ArangoError, errorNumbers } from '../errors.ts';
import { Catalog } from './catalog.ts';
import type { Collection } from './collection.ts';
import type { Row } from './row.ts';
import { databaseSchema, never } from './schema.ts';
import { nextTick } from './ticks.ts';
import { type DeclaredCollections, StreamTransaction } from './transaction.ts';
import { noTransaction, type View, type WriteView } from './view.ts';

/** Commits of one run of the server are numbered from `epoch * commitsPerEpoch`, above those of every earlier run. */
const commitsPerEpoch = 2 ** 32;

/** One database: a SQLite file. Statements run one after another, since each is synchronous. */
export class Database {
  readonly name: string;
  readonly id: string;
  readonly catalog: Catalog;
  readonly transactions = new Map<string, StreamTransaction>();
  readonly #sqlite: DatabaseSync;
  #commit: number;
  /** Tables that hold removed versions for the sake of open transactions. */
  readonly #retained = new Set<Collection>();
  #writing: WriteView | undefined;

  constructor(name: string, id: string, file: string) {
    this.name = name;
    this.id = id;
    this.#sqlite = new DatabaseSync(file);
    this.#sqlite.exec(databaseSchema);
    this.#commit = this.#nextEpoch() * commitsPerEpoch;
    this.catalog = new Catalog(this.#sqlite, () => this.transactions.size > 0);
    for (const collection of this.catalog.all()) this.#forgetUnfinished(collection);
  }

  #nextEpoch(): number {
    const sql =
      "INSERT INTO meta VALUES ('epoch', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value";
    return (this.#sqlite.prepare(sql).get() as { value: number }).value;
  }

  /** After a crash: writes of transactions that never committed go, what they removed comes back. */
  #forgetUnfinished(collection: Collection): void {
    const { table } = collection;
    this.#atomically(() => {
      const unfinished = `SELECT * FROM ${table} WHERE tx <> 0 UNION ALL SELECT * FROM ${table} WHERE dcs <> ${never}`;
      for (const row of this.#sqlite.prepare(unfinished).all() as unknown as Row[]) collection.purge(row);
      this.#sqlite.exec(`UPDATE ${table} SET dtx = 0 WHERE dtx <> 0`);
    });
  }

  collection(name: string): Collection {
    const found = this.catalog.find(name);
    if (found === undefined) {
      throw new ArangoError(errorNumbers.collectionNotFound, `collection or view not found: ${name}`);
    }
    return found;
  }

  view(transaction?: StreamTransaction): View {
    return transaction ?? this.#writing ?? { snapshot: this.#commit, transaction: noTransaction };
  }

  /** Runs a writing statement: all of it is durable when this returns, or nothing of it happened. */
  write<T>(transaction: StreamTransaction | undefined, statement: (view: WriteView) => T): T {
    if (transaction !== undefined) return this.#writeInTransaction(transaction, statement);
    const stamp = this.#commit + 1;
    const view: WriteView = { snapshot: stamp, transaction: noTransaction, stamp, deltas: new Map() };
    this.#writing = view;
    try {
      const result = this.#atomically(() => this.#withCounters(view, statement));
      this.#commit = stamp;
      if (this.transactions.size > 0) for (const collection of this.catalog.all()) this.#retained.add(collection);
      for (const [collection, delta] of view.deltas) collection.applyDelta(delta);
      return result;
    } finally {
      this.#writing = undefined;
    }
  }

  #writeInTransaction<T>(transaction: StreamTransaction, statement: (view: WriteView) => T): T {
    const before = [...transaction.deltas];
    try {
      return this.#atomically(() => this.#withCounters(transaction, statement));
    } catch (error) {
      transaction.deltas.clear();
      for (const [collection, delta] of before) transaction.deltas.set(collection, delta);
      throw error;
    }
  }

  /** Autoincrement counters are part of a collection's properties: they are saved with the documents they numbered. */
  #withCounters<T>(view: WriteView, statement: (view: WriteView) => T): T {
    const result = statement(view);
    for (const collection of view.deltas.keys()) {
      if (collection.properties.keyOptions.type === 'autoincrement') this.catalog.saveProperties(collection);
    }
    return result;
  }

  #atomically<T>(action: () => T): T {
    this.#sqlite.exec('BEGIN IMMEDIATE');
    try {
      const result = action();
      this.#sqlite.exec('COMMIT');
      return result;
    } catch (error) {
      this.#sqlite.exec('ROLLBACK');
      throw error;
    }
  }

  begin(declared: DeclaredCollections, allowImplicit: boolean, idleTimeout: number): StreamTransaction {
    const transaction = new StreamTransaction(nextTick(), this.#commit, declared, allowImplicit, idleTimeout);
    this.transactions.set(transaction.id, transaction);
    return transaction;
  }

  commit(transaction: StreamTransaction): void {
    const stamp = this.#commit + 1;
    const others = this.transactions.size > 1;
    this.#atomically(() => {
      for (const collection of transaction.deltas.keys()) this.#publish(collection, transaction, stamp, others);
    });
    this.#commit = stamp;
    for (const [collection, delta] of transaction.deltas) collection.applyDelta(delta);
    this.#end(transaction, 'committed');
  }

  #publish(collection: Collection, transaction: StreamTransaction, stamp: number, keepVersions: boolean): void {
    if (collection.dropped) return;
    const id = transaction.transaction;
    const { table } = collection;
    collection.prepare(`UPDATE ${table} SET cs = ?, tx = 0 WHERE tx <> 0 AND tx = ?`).run(stamp, id);
    const removed = `SELECT * FROM ${table} WHERE dtx <> 0 AND dtx = ?`;
    if (keepVersions) {
      collection.prepare(`UPDATE ${table} SET dcs = ?, dtx = 0 WHERE dtx <> 0 AND dtx = ?`).run(stamp, id);
      this.#retained.add(collection);
    } else {
      for (const row of collection.prepare(removed).all(id) as unknown as Row[]) collection.purge(row);
    }
  }

  abort(transaction: StreamTransaction): void {
    const id = transaction.transaction;
    this.#atomically(() => {
      for (const collection of transaction.deltas.keys()) {
        if (collection.dropped) continue;
        const { table } = collection;
        const written = `SELECT * FROM ${table} WHERE tx <> 0 AND tx = ?`;
        for (const row of collection.prepare(written).all(id) as unknown as Row[]) collection.purge(row);
        collection.prepare(`UPDATE ${table} SET dtx = 0 WHERE dtx <> 0 AND dtx = ?`).run(id);
      }
    });
    this.#end(transaction, 'aborted');
  }

  #end(transaction: StreamTransaction, status: 'committed' | 'aborted'): void {
    transaction.status = status;
    this.transactions.delete(transaction.id);
    if (this.transactions.size > 0 || this.#retained.size === 0) return;
    this.#atomically(() => {
      for (const collection of this.#retained) this.#purgeRemoved(collection);
    });
    this.#retained.clear();
  }

  #purgeRemoved(collection: Collection): void {
    if (collection.dropped) return;
    const removed = collection.prepare(`SELECT * FROM ${collection.table} WHERE dcs <> ${never}`);
    for (const row of removed.all() as unknown as Row[]) collection.purge(row);
  }

  /** Schema changes stand outside of stream transactions. */
  change<T>(action: (catalog: Catalog) => T): T {
    return this.#atomically(() => action(this.catalog));
  }

  /** Moves what the log holds into the file, so that the log starts over. */
  compact(): void {
    this.#sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.#sqlite.close();
  }
}
