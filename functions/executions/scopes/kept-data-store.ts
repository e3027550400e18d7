import type { TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import { runPartition } from '../joins/join-store.ts';

const KEPT_SECONDS = 400 * 24 * 3600;
/** Fields stand beside the item's own attributes, so they get a mark. */
const MARK = '=';

const itemKey = (executionId: string, key: string) => ({
  partition: runPartition(executionId),
  sort: `KEPT#${key}`,
});

/** Changes of the data of one tenant's runs, kept for when the subprocess that they were made in is interrupted. */
export class KeptDataStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  /** Keeps the fields under each key, over what was kept of them before. Repeating it changes nothing. */
  keep(executionId: string, keys: readonly string[], fields: JsonObject): Promise<void> {
    const marked = Object.entries(fields).map(([field, value]) => [MARK + field, value]);
    const set = {
      ...Object.fromEntries(marked),
      expiresAt: Math.floor(Date.now() / 1000) + KEPT_SECONDS,
    };
    return this.#table.write(keys.map((key) => ({ update: itemKey(executionId, key), set })));
  }

  async get(executionId: string, key: string): Promise<JsonObject> {
    const item = (await this.#table.get<JsonObject>(itemKey(executionId, key))) ?? {};
    const fields = Object.entries(item).filter(([name]) => name.startsWith(MARK));
    return Object.fromEntries(fields.map(([name, value]) => [name.slice(MARK.length), value]));
  }
}
