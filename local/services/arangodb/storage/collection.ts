import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { ArangoError, errorNumbers } from '../errors.ts';
import type { JsonObject } from '../values/json.ts';
import type { CollectionProperties } from './collection-properties.ts';
import { bodyOf, documentOf, type Row, rowColumns } from './row.ts';
import { conflictOf } from './row-conflict.ts';
import { never } from './schema.ts';
import type { SecondaryIndex } from './secondary-index.ts';
import { type View, viewParameters, visible, type WriteView } from './view.ts';

/** One collection's rows and index entries. It checks nothing but keys, unique indexes and conflicts between writers. */
export class Collection {
  readonly id: string;
  readonly table: string;
  readonly isEdge: boolean;
  readonly properties: CollectionProperties;
  readonly indexes: SecondaryIndex[] = [];
  name: string;
  dropped = false;
  readonly #sqlite: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #mustKeepVersions: () => boolean;
  #count: number | undefined;

  constructor(sqlite: DatabaseSync, properties: CollectionProperties, mustKeepVersions: () => boolean) {
    this.#sqlite = sqlite;
    this.#mustKeepVersions = mustKeepVersions;
    this.properties = properties;
    this.id = properties.id;
    this.name = properties.name;
    this.isEdge = properties.type === 3;
    this.table = `c${properties.id}`;
  }

  prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#sqlite.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  toDocument(row: Row): JsonObject {
    return documentOf(this.name, row);
  }

  find(view: View, key: string): Row | undefined {
    const sql = `SELECT ${rowColumns} FROM ${this.table} d WHERE d.key = ? AND ${visible}`;
    return this.prepare(sql).get(key, ...viewParameters(view)) as Row | undefined;
  }

  /** The number of documents: kept in memory for committed data, counted for a stream transaction. */
  count(view: View): number {
    if (view.transaction > 0) return this.#countRows(view);
    this.#count ??= this.#countRows({ snapshot: never - 1, transaction: -1 });
    const pending = 'deltas' in view ? ((view as WriteView).deltas.get(this) ?? 0) : 0;
    return this.#count + pending;
  }

  #countRows(view: View): number {
    const sql = `SELECT count(*) AS n FROM ${this.table} d WHERE ${visible}`;
    return (this.prepare(sql).get(...viewParameters(view)) as { n: number }).n;
  }

  applyDelta(delta: number): void {
    if (this.#count !== undefined) this.#count += delta;
  }

  insertRow(view: WriteView, document: JsonObject): void {
    const key = document._key as string;
    this.#checkKeyIsFree(view, key);
    for (const index of this.indexes) index.checkUnique(this, document, view, undefined);
    this.#write(view, document);
    this.#change(view, 1);
  }

  /** Replaces a row by a new version. The caller has found `row` through the same view. */
  replaceRow(view: WriteView, row: Row, document: JsonObject): void {
    this.#checkUnlocked(view, row);
    for (const index of this.indexes) index.checkUnique(this, document, view, row.key);
    this.#retire(view, row);
    this.#write(view, document);
    this.#change(view, 0);
  }

  removeRow(view: WriteView, row: Row): void {
    this.#checkUnlocked(view, row);
    this.#retire(view, row);
    this.#change(view, -1);
  }

  /** Deletes a version and its index entries for good. */
  purge(row: Row): void {
    const document = this.indexes.length > 0 ? this.toDocument(row) : undefined;
    if (document !== undefined) for (const index of this.indexes) index.remove(document, row.seq);
    this.prepare(`DELETE FROM ${this.table} WHERE seq = ?`).run(row.seq);
  }

  purgeAll(): void {
    this.#sqlite.exec(`DELETE FROM ${this.table}`);
    for (const index of this.indexes) this.#sqlite.exec(`DELETE FROM ${index.table}`);
  }

  #write(view: WriteView, document: JsonObject): void {
    const { _key, _rev, _from, _to } = document as Record<string, string>;
    const own = Math.max(view.transaction, 0);
    const sql = `INSERT INTO ${this.table} (key, rev, src, dst, body, cs, tx) VALUES (?, ?, ?, ?, ?, ?, ?)`;
    const [from, to] = this.isEdge ? [_from as string, _to as string] : [null, null];
    const body = bodyOf(document, this.isEdge);
    const result = this.prepare(sql).run(_key as string, _rev as string, from, to, body, view.stamp, own);
    for (const index of this.indexes) index.add(document, Number(result.lastInsertRowid));
  }

  #retire(view: WriteView, row: Row): void {
    if (view.transaction > 0) {
      if (row.tx === view.transaction) this.purge(row);
      else this.prepare(`UPDATE ${this.table} SET dtx = ? WHERE seq = ?`).run(view.transaction, row.seq);
    } else if (this.#mustKeepVersions()) {
      this.prepare(`UPDATE ${this.table} SET dcs = ? WHERE seq = ?`).run(view.stamp, row.seq);
    } else {
      this.purge(row);
    }
  }

  #checkKeyIsFree(view: WriteView, key: string): void {
    const rows = this.prepare(`SELECT * FROM ${this.table} WHERE key = ?`).all(key) as unknown as Row[];
    for (const row of rows) {
      const conflict = conflictOf(row, view);
      if (conflict === 'busy') throw this.writeConflict(key);
      if (conflict === 'visible') {
        const detail = `in index primary of type primary over '_key'; conflicting key: ${key}`;
        throw new ArangoError(errorNumbers.uniqueConstraintViolated, `unique constraint violated - ${detail}`);
      }
    }
  }

  #checkUnlocked(view: WriteView, row: Row): void {
    if (conflictOf(row, view) !== 'visible') throw this.writeConflict(row.key);
  }

  writeConflict(key: string): ArangoError {
    const detail = `write-write conflict; key: ${key}`;
    return new ArangoError(errorNumbers.conflict, `conflict - ${detail}`, { status: 409 });
  }

  #change(view: WriteView, delta: number): void {
    view.deltas.set(this, (view.deltas.get(this) ?? 0) + delta);
  }
}
