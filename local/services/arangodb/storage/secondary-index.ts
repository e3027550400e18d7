import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { ArangoError, errorNumbers } from '../errors.ts';
import { type EncodedKey, encodeKey } from '../values/index-key.ts';
import type { JsonObject } from '../values/json.ts';
import type { Collection } from './collection.ts';
import { type FieldPath, fieldPath, type IndexDefinition, indexedValues } from './index-definition.ts';
import type { Row } from './row.ts';
import { conflictOf } from './row-conflict.ts';
import { indexSchema } from './schema.ts';
import type { View } from './view.ts';

/** A persistent or ttl index: a table of encoded values that points at rows of the collection's table. */
export class SecondaryIndex {
  readonly definition: IndexDefinition;
  readonly table: string;
  readonly paths: FieldPath[];
  readonly #add: StatementSync;
  readonly #remove: StatementSync;
  readonly #same: StatementSync;
  readonly #anyUnordered: StatementSync;

  constructor(sqlite: DatabaseSync, collectionTable: string, definition: IndexDefinition, create: boolean) {
    this.definition = definition;
    this.table = `i${definition.id}`;
    this.paths = definition.fields.map(fieldPath);
    if (create) sqlite.exec(indexSchema(this.table));
    this.#add = sqlite.prepare(`INSERT OR IGNORE INTO ${this.table} (k, seq, unordered) VALUES (?, ?, ?)`);
    this.#remove = sqlite.prepare(`DELETE FROM ${this.table} WHERE k = ? AND seq = ?`);
    this.#same = sqlite.prepare(
      `SELECT d.* FROM ${this.table} i JOIN ${collectionTable} d ON d.seq = i.seq WHERE i.k = ?`,
    );
    this.#anyUnordered = sqlite.prepare(`SELECT 1 FROM ${this.table} WHERE unordered = 1 LIMIT 1`);
  }

  keysOf(document: JsonObject): EncodedKey[] {
    return indexedValues(this.paths, this.definition.sparse, document).map(encodeKey);
  }

  add(document: JsonObject, seq: number): void {
    for (const key of this.keysOf(document)) this.#add.run(key.bytes, seq, key.ordered ? 0 : 1);
  }

  remove(document: JsonObject, seq: number): void {
    for (const key of this.keysOf(document)) this.#remove.run(key.bytes, seq);
  }

  /** Whether the byte order of the stored keys is the order of their values. */
  isOrdered(): boolean {
    return this.#anyUnordered.get() === undefined;
  }

  /** Throws 1210 (or 1200 for another open transaction's write) if a document other than `self` holds one of these values. */
  checkUnique(collection: Collection, document: JsonObject, view: View, self: string | undefined): void {
    if (!this.definition.unique) return;
    const keys = this.keysOf(document);
    if (!this.definition.deduplicate && new Set(keys.map((key) => key.bytes.toString('hex'))).size < keys.length) {
      throw this.#violation(self ?? '');
    }
    for (const key of keys) {
      for (const row of this.#same.all(key.bytes) as unknown as Row[]) {
        if (row.key === self && conflictOf(row, view) !== 'busy') continue;
        const conflict = conflictOf(row, view);
        if (conflict === 'visible') throw this.#violation(row.key);
        if (conflict === 'busy') throw collection.writeConflict(row.key);
      }
    }
  }

  #violation(key: string): ArangoError {
    const { name, type, fields } = this.definition;
    const over = fields.join(', ');
    const detail = `in index ${name} of type ${type} over '${over}'; conflicting key: ${key}`;
    return new ArangoError(errorNumbers.uniqueConstraintViolated, `unique constraint violated - ${detail}`);
  }
}
