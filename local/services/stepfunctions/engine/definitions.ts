import { createHash } from 'node:crypto';
import { buildMachine } from '../asl/model.ts';
import type { JsonObject } from '../json.ts';
import type { Operation } from '../store/statements.ts';
import type { Store } from '../store/store.ts';
import type { Definition } from './run.ts';

/** What is kept of a machine for the executions that started from it, whatever becomes of the machine. */
export interface DefinitionRecord {
  definition: string;
  roleArn: string;
  machineName: string;
  machineArn: string;
  updated: number;
  revisionId: string | null;
  logging: JsonObject;
  tracing: JsonObject;
  /** Absent in records of earlier versions of the engine. */
  encryption?: JsonObject;
}

const KEPT = 500;

/** Definitions by the hash of their content; the most recently used stay parsed. */
export class Definitions {
  readonly #store: Store;
  readonly #parsed = new Map<string, Definition>();
  readonly #written = new Set<string>();
  /** Ids by record: a machine's record is the same object until the machine changes. */
  readonly #ids = new WeakMap<DefinitionRecord, string>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The definition's id, and the write that must go with the first execution that uses it. */
  save(record: DefinitionRecord): { definition: Definition; operations: Operation[] } {
    const id = this.#ids.get(record);
    if (id !== undefined && this.#written.has(id)) return { definition: this.get(id), operations: [] };
    const body = JSON.stringify(record);
    const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
    this.#ids.set(record, hash);
    return {
      definition: this.#parsed.get(hash) ?? this.#parse(hash, record),
      operations: [['insertDefinition', hash, body]],
    };
  }

  /** Tells that a definition's write has been committed. */
  saved(id: string): void {
    if (this.#written.size > 10 * KEPT) this.#written.clear();
    this.#written.add(id);
  }

  /**
   * Of these ids, those that may be deleted: not what executions use just now, which stays parsed. The rest is written again should
   * an execution start from it.
   */
  release(ids: string[]): string[] {
    const unused = ids.filter((id) => !this.#parsed.has(id));
    for (const id of unused) this.#written.delete(id);
    return unused;
  }

  get(id: string): Definition {
    return this.#parsed.get(id) ?? this.#parse(id, this.record(id));
  }

  record(id: string): DefinitionRecord {
    const body = this.#store.definition(id);
    if (body === undefined) throw new Error(`the database has no definition ${id}`);
    return JSON.parse(body) as DefinitionRecord;
  }

  #parse(id: string, record: DefinitionRecord): Definition {
    const definition: Definition = {
      id,
      machine: buildMachine(JSON.parse(record.definition) as JsonObject),
      text: record.definition,
      roleArn: record.roleArn,
      machineName: record.machineName,
    };
    if (this.#parsed.size >= KEPT) this.#parsed.delete(this.#parsed.keys().next().value as string);
    this.#parsed.set(id, definition);
    return definition;
  }
}
