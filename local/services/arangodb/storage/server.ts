import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ArangoError, errorNumbers } from '../errors.ts';
import { Database } from './database.ts';
import { nextTick } from './ticks.ts';

const databaseName = /^[a-zA-Z][a-zA-Z0-9_-]{0,63}$/;
const systemCollections = [
  '_analyzers',
  '_appbundles',
  '_apps',
  '_aqlfunctions',
  '_frontend',
  '_graphs',
  '_jobs',
  '_queues',
];

/** All databases of a data directory: a registry, and one file each. */
export class Server {
  readonly #directory: string;
  readonly #registry: DatabaseSync;
  readonly #databases = new Map<string, Database>();

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#directory = directory;
    this.#registry = new DatabaseSync(join(directory, 'server.sqlite'));
    claim(this.#registry, directory);
    this.#registry.exec(`PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS databases (name TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;`);
    for (const { name, id } of this.#registry.prepare('SELECT name, id FROM databases').all()) {
      this.#open(name as string, id as string);
    }
    if (!this.#databases.has('_system')) this.#add('_system');
  }

  #open(name: string, id: string): Database {
    const database = new Database(name, id, this.#file(id));
    // Also after a crash between registering a database and setting it up.
    if (database.catalog.find('_graphs') === undefined) createSystemCollections(database);
    this.#databases.set(name, database);
    return database;
  }

  #file(id: string): string {
    return join(this.#directory, `database-${id}.sqlite`);
  }

  #add(name: string): Database {
    const id = String(nextTick());
    this.#registry.prepare('INSERT INTO databases (name, id) VALUES (?, ?)').run(name, id);
    return this.#open(name, id);
  }

  names(): string[] {
    return [...this.#databases.keys()].sort();
  }

  all(): Database[] {
    return [...this.#databases.values()];
  }

  database(name: string): Database {
    const found = this.#databases.get(name);
    if (found === undefined) throw new ArangoError(errorNumbers.databaseNotFound);
    return found;
  }

  create(name: string): Database {
    if (!databaseName.test(name)) throw new ArangoError(errorNumbers.databaseNameInvalid);
    if (this.#databases.has(name)) throw new ArangoError(errorNumbers.duplicateName);
    return this.#add(name);
  }

  drop(name: string): void {
    if (name === '_system') throw new ArangoError(errorNumbers.forbidden);
    const database = this.database(name);
    this.#registry.prepare('DELETE FROM databases WHERE name = ?').run(name);
    this.#databases.delete(name);
    database.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${this.#file(database.id)}${suffix}`, { force: true });
  }

  close(): void {
    for (const database of this.#databases.values()) database.close();
    this.#databases.clear();
    this.#registry.close();
  }
}

/** Counts and snapshots live in memory, so one server at a time may have a directory. */
function claim(registry: DatabaseSync, directory: string): void {
  try {
    registry.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; COMMIT;');
  } catch (error) {
    registry.close();
    throw new Error(`the data directory ${directory} is in use by another server`, { cause: error });
  }
}

function createSystemCollections(database: Database): void {
  const names = database.name === '_system' ? [...systemCollections, '_users'] : systemCollections;
  database.change((catalog) => {
    for (const name of names) if (catalog.find(name) === undefined) catalog.create({ name, isSystem: true });
  });
}
