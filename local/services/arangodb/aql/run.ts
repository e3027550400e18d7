import { ArangoError } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import type { Database } from '../storage/database.ts';
import type { View, WriteView } from '../storage/view.ts';
import type { Json } from '../values/json.ts';

export type Warning = { code: number; message: string };

export type Statistics = {
  writesExecuted: number;
  writesIgnored: number;
  documentLookups: number;
  scannedFull: number;
  scannedIndex: number;
  filtered: number;
  fullCount?: number;
};

/** One row of a query's execution: a value per variable, by slot. */
export type Frame = Json[];

/** A compiled expression. */
export type Evaluate = (frame: Frame, run: Run) => Json;

const defaultWarningLimit = 10;

/** What one execution of a query reads from and counts. */
export class Run {
  readonly database: Database;
  readonly view: View;
  readonly warnings: Warning[] = [];
  readonly statistics: Statistics = {
    writesExecuted: 0,
    writesIgnored: 0,
    documentLookups: 0,
    scannedFull: 0,
    scannedIndex: 0,
    filtered: 0,
  };
  readonly failOnWarning: boolean;
  readonly fullCount: boolean;
  /** DATE_NOW() is the same throughout a query. */
  readonly now = Date.now();
  readonly user: string;
  readonly #deadline: number;
  readonly #maxWarnings: number;
  /** Refuses collections that the transaction has not declared. */
  readonly mayRead: (name: string) => boolean;
  #steps = 0;

  constructor(database: Database, view: View, options: RunOptions) {
    this.database = database;
    this.view = view;
    this.failOnWarning = options.failOnWarning ?? false;
    this.fullCount = options.fullCount ?? false;
    this.user = options.user ?? 'root';
    this.mayRead = options.mayRead ?? (() => true);
    this.#maxWarnings = options.maxWarningCount ?? defaultWarningLimit;
    this.#deadline = options.maxRuntime ? Date.now() + options.maxRuntime * 1000 : Number.POSITIVE_INFINITY;
  }

  get writeView(): WriteView {
    return this.view as WriteView;
  }

  collection(name: string): Collection {
    const collection = this.database.collection(name);
    if (!this.mayRead(name)) {
      throw new ArangoError(1652, `unregistered collection used in transaction: ${name} [read]`);
    }
    return collection;
  }

  warn(code: number, message: string): null {
    if (this.failOnWarning) throw new ArangoError(code, message);
    if (this.warnings.length < this.#maxWarnings) this.warnings.push({ code, message });
    return null;
  }

  /** Called per row: a query that runs past its `maxRuntime` is killed. */
  tick(): void {
    if (++this.#steps % 256 === 0 && Date.now() > this.#deadline) throw new ArangoError(1500);
  }
}

export type RunOptions = {
  failOnWarning?: boolean;
  fullCount?: boolean;
  maxWarningCount?: number;
  /** Seconds. */
  maxRuntime?: number;
  user?: string;
  mayRead?: (name: string) => boolean;
};
