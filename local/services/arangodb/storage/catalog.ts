import type { DatabaseSync } from 'node:sqlite';
import { ArangoError, errorNumbers } from '../errors.ts';
import { Collection } from './collection.ts';
import { type CollectionOptions, type CollectionProperties, newProperties } from './collection-properties.ts';
import type { IndexDefinition } from './index-definition.ts';
import type { Row } from './row.ts';
import { collectionSchema, edgeSchema, never } from './schema.ts';
import { SecondaryIndex } from './secondary-index.ts';
import { nextTick } from './ticks.ts';

const userName = /^[a-zA-Z][a-zA-Z0-9_-]{0,255}$/;
const systemName = /^_[a-zA-Z0-9_-]{1,255}$/;

/** The collections and indexes of one database, in memory and in its file. */
export class Catalog {
  readonly #sqlite: DatabaseSync;
  readonly #collections = new Map<string, Collection>();
  readonly #mustKeepVersions: () => boolean;

  constructor(sqlite: DatabaseSync, mustKeepVersions: () => boolean) {
    this.#sqlite = sqlite;
    this.#mustKeepVersions = mustKeepVersions;
    for (const { properties } of sqlite.prepare('SELECT properties FROM collections ORDER BY id').all()) {
      this.#register(JSON.parse(properties as string) as CollectionProperties);
    }
    const indexes = sqlite.prepare('SELECT collection, definition FROM indexes ORDER BY length(id), id').all();
    for (const { collection, definition } of indexes) {
      const owner = this.#byId(collection as string);
      const parsed = JSON.parse(definition as string) as IndexDefinition;
      owner?.indexes.push(new SecondaryIndex(sqlite, owner.table, parsed, false));
    }
  }

  #register(properties: CollectionProperties): Collection {
    const collection = new Collection(this.#sqlite, properties, this.#mustKeepVersions);
    this.#collections.set(properties.name, collection);
    return collection;
  }

  #byId(id: string): Collection | undefined {
    return this.all().find((collection) => collection.id === id);
  }

  all(): Collection[] {
    return [...this.#collections.values()];
  }

  /** By name, or by the numeric id that old clients use. */
  find(name: string): Collection | undefined {
    return this.#collections.get(name) ?? (/^[0-9]+$/.test(name) ? this.#byId(name) : undefined);
  }

  create(options: CollectionOptions): Collection {
    assertCollectionName(options.name, options.isSystem ?? false);
    if (this.#collections.has(options.name)) throw new ArangoError(errorNumbers.duplicateName);
    const properties = newProperties(String(nextTick()), options);
    const table = `c${properties.id}`;
    this.#sqlite.exec(collectionSchema(table));
    if (properties.type === 3) this.#sqlite.exec(edgeSchema(table));
    const sql = 'INSERT INTO collections (id, name, type, properties) VALUES (?, ?, ?, ?)';
    this.#sqlite.prepare(sql).run(properties.id, properties.name, properties.type, JSON.stringify(properties));
    return this.#register(properties);
  }

  saveProperties(collection: Collection): void {
    const sql = 'UPDATE collections SET name = ?, properties = ? WHERE id = ?';
    const { properties } = collection;
    this.#sqlite.prepare(sql).run(properties.name, JSON.stringify(properties), properties.id);
  }

  rename(collection: Collection, name: string): void {
    assertCollectionName(name, collection.properties.isSystem);
    if (this.#collections.has(name)) throw new ArangoError(errorNumbers.duplicateName);
    this.#collections.delete(collection.name);
    collection.name = name;
    collection.properties.name = name;
    this.#collections.set(name, collection);
    this.saveProperties(collection);
  }

  drop(collection: Collection): void {
    for (const index of collection.indexes) this.#sqlite.exec(`DROP TABLE ${index.table}`);
    this.#sqlite.exec(`DROP TABLE ${collection.table}`);
    this.#sqlite.prepare('DELETE FROM collections WHERE id = ?').run(collection.id);
    this.#sqlite.prepare('DELETE FROM indexes WHERE collection = ?').run(collection.id);
    this.#collections.delete(collection.name);
    collection.dropped = true;
  }

  /** Builds an index over what is there; a violation of uniqueness undoes it all. */
  createIndex(collection: Collection, definition: IndexDefinition): SecondaryIndex {
    const index = new SecondaryIndex(this.#sqlite, collection.table, definition, true);
    const view = { snapshot: never - 1, transaction: -1 };
    for (const row of collection.prepare(`SELECT * FROM ${collection.table} ORDER BY seq`).all() as unknown as Row[]) {
      const document = collection.toDocument(row);
      if (row.dcs === never && row.dtx === 0) index.checkUnique(collection, document, view, row.key);
      index.add(document, row.seq);
    }
    const sql = 'INSERT INTO indexes (id, collection, definition) VALUES (?, ?, ?)';
    this.#sqlite.prepare(sql).run(definition.id, collection.id, JSON.stringify(definition));
    collection.indexes.push(index);
    return index;
  }

  dropIndex(collection: Collection, index: SecondaryIndex): void {
    this.#sqlite.exec(`DROP TABLE ${index.table}`);
    this.#sqlite.prepare('DELETE FROM indexes WHERE id = ?').run(index.definition.id);
    collection.indexes.splice(collection.indexes.indexOf(index), 1);
  }
}

export function assertCollectionName(name: unknown, isSystem: boolean): asserts name is string {
  if (typeof name === 'string' && (userName.test(name) || (isSystem && systemName.test(name)))) return;
  throw new ArangoError(errorNumbers.illegalName);
}
