import { DynamoError, tableNotFound } from '../errors.ts';
import type { Database } from './database.ts';
import { type Index, type IndexDefinition, keysOf, type Table, type TableDefinition } from './table.ts';
import { tableName } from './table-name.ts';

interface Row {
  id: number;
  name: string;
  definition: string;
  created_at: number;
  stream_label: string | null;
  time_to_live: string | null;
}

/** The tables there are, held in memory and kept in the database. */
export class Catalogue {
  readonly #database: Database;
  readonly #arnPrefix: string;
  readonly #tables = new Map<string, Table>();

  constructor(database: Database, arnPrefix: string) {
    this.#database = database;
    this.#arnPrefix = arnPrefix;
    for (const row of database.prepare('SELECT * FROM catalogue').all() as unknown as Row[]) this.#add(row);
  }

  /** By name or ARN. */
  table(reference: unknown): Table {
    const table = this.#tables.get(tableName(reference));
    if (!table) throw tableNotFound();
    return table;
  }

  find(name: string): Table | undefined {
    return this.#tables.get(name);
  }

  all(): Table[] {
    return [...this.#tables.values()].sort((one, two) => (one.name < two.name ? -1 : 1));
  }

  create(definition: TableDefinition): Table {
    if (this.#tables.has(definition.TableName)) {
      throw new DynamoError('ResourceInUseException', 'Cannot create preexisting table');
    }
    const now = Date.now();
    return this.#database.change(() => {
      const label = definition.StreamSpecification?.StreamEnabled ? new Date(now).toISOString().slice(0, -1) : null;
      const row = this.#database
        .prepare('INSERT INTO catalogue (name, definition, created_at, stream_label) VALUES (?, ?, ?, ?) RETURNING *')
        .get(definition.TableName, JSON.stringify(definition), now, label) as unknown as Row;
      const table = this.#add(row);
      this.#database.execute(
        `CREATE TABLE ${table.storage} (pk BLOB, sk BLOB, item TEXT NOT NULL, size INTEGER NOT NULL, expires_at INTEGER, PRIMARY KEY (pk, sk));
         CREATE INDEX ${table.storage}_expiry ON ${table.storage} (expires_at) WHERE expires_at IS NOT NULL`,
      );
      for (const index of table.indexes) this.#createIndexStorage(index);
      return table;
    });
  }

  /** Declares the table anew: indexes may have come or gone, the stream been switched on or off. */
  redefine(table: Table, definition: TableDefinition): Table {
    return this.#database.change(() => {
      const streams = definition.StreamSpecification?.StreamEnabled === true;
      const label = streams ? (table.stream?.label ?? new Date().toISOString().slice(0, -1)) : null;
      const row = this.#database
        .prepare('UPDATE catalogue SET definition = ?, stream_label = ? WHERE id = ? RETURNING *')
        .get(JSON.stringify(definition), label, table.id) as unknown as Row;
      const updated = this.#add(row);
      const known = new Set(table.indexes.map(({ storage }) => storage));
      const wanted = new Set(updated.indexes.map(({ storage }) => storage));
      for (const index of updated.indexes) if (!known.has(index.storage)) this.#createIndexStorage(index);
      for (const storage of known) if (!wanted.has(storage)) this.#database.execute(`DROP TABLE ${storage}`);
      return updated;
    });
  }

  setTimeToLive(table: Table, attribute: string | undefined): void {
    this.#database.change(() =>
      this.#database.prepare('UPDATE catalogue SET time_to_live = ? WHERE id = ?').run(attribute ?? null, table.id),
    );
    if (attribute === undefined) delete table.timeToLive;
    else table.timeToLive = attribute;
  }

  drop(table: Table): void {
    this.#database.change(() => {
      this.#database.prepare('DELETE FROM catalogue WHERE id = ?').run(table.id);
      this.#database.prepare('DELETE FROM stream_record WHERE table_id = ?').run(table.id);
      for (const { storage } of [table, ...table.indexes]) this.#database.execute(`DROP TABLE ${storage}`);
    });
    this.#tables.delete(table.name);
  }

  #add({
    id,
    name,
    definition: text,
    created_at: createdAt,
    stream_label: label,
    time_to_live: timeToLive,
  }: Row): Table {
    const definition = JSON.parse(text) as TableDefinition;
    const arn = `${this.#arnPrefix}table/${name}`;
    const view = definition.StreamSpecification?.StreamViewType ?? 'NEW_AND_OLD_IMAGES';
    const table: Table = {
      id,
      name,
      arn,
      definition,
      createdAt,
      storage: `items_${id}`,
      ...keysOf(definition, definition),
      indexes: [
        ...definition.GlobalSecondaryIndexes.map((one) => toIndex(id, one, definition, true)),
        ...definition.LocalSecondaryIndexes.map((one) => toIndex(id, one, definition, false)),
      ],
      ...(label !== null && { stream: { view, label, arn: `${arn}/stream/${label}` } }),
      ...(timeToLive !== null && { timeToLive }),
    };
    this.#tables.set(name, table);
    return table;
  }

  #createIndexStorage({ storage }: Index): void {
    this.#database.execute(
      `CREATE TABLE ${storage} (ipk BLOB, isk BLOB, pk BLOB, sk BLOB, PRIMARY KEY (ipk, isk, pk, sk)) WITHOUT ROWID`,
    );
  }
}

/** The name of an index may hold dots and dashes: its storage is named by them in hexadecimal. */
function toIndex(id: number, definition: IndexDefinition, table: TableDefinition, global: boolean): Index {
  const storage = `index_${id}_${Buffer.from(definition.IndexName).toString('hex')}`;
  return { name: definition.IndexName, definition, global, storage, ...keysOf(definition, table) };
}
