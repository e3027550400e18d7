import type { Operation } from '../store/statements.ts';
import type { Store } from '../store/store.ts';
import type { Records } from './records.ts';

type Kind = keyof Records;

/** The named resources (machines, versions, aliases, activities, map runs): few, so kept in memory as well as on disk. */
export class Catalog {
  readonly #store: Store;
  readonly #records: { [K in Kind]: Map<string, Records[K]> } = {
    machine: new Map(),
    version: new Map(),
    alias: new Map(),
    activity: new Map(),
    activityTask: new Map(),
    mapRun: new Map(),
    redriveToken: new Map(),
  };

  constructor(store: Store) {
    this.#store = store;
    for (const { kind, key, body } of store.objects()) {
      const records = this.#records[kind as Kind] as Map<string, unknown>;
      records.set(key, JSON.parse(body));
    }
  }

  get<K extends Kind>(kind: K, key: string): Records[K] | undefined {
    return this.#records[kind].get(key);
  }

  all<K extends Kind>(kind: K): Records[K][] {
    return Array.from(this.#records[kind].values());
  }

  /** Sets records in memory at once and answers when they are on disk. */
  put<K extends Kind>(kind: K, key: string, record: Records[K]): Promise<void> {
    return this.#store.commit([this.putLater(kind, key, record)]);
  }

  /** Sets a record in memory; the operation is the caller's to commit. */
  putLater<K extends Kind>(kind: K, key: string, record: Records[K]): Operation {
    this.#records[kind].set(key, record);
    return ['putObject', kind, key, JSON.stringify(record)];
  }

  delete(...targets: [Kind, string][]): Promise<void> {
    return this.#store.commit(
      targets.map(([kind, key]): Operation => {
        this.#records[kind].delete(key);
        return ['deleteObject', kind, key];
      }),
    );
  }
}
