import type { TenantTable } from './tenant-table.ts';

/** Owner of what belongs to no tenant. Tenants' ids are UUIDs, so it cannot be one; its keys satisfy `LeadingKeys: TENANT#*` all the same. */
const PLATFORM = '_platform';

/**
 * The tenants that a sweep must visit. DynamoDB has no cheap way to find the tenants of a table (a scan reads everything, and
 * the functions may not), so whoever schedules work for a tenant notes the tenant first.
 */
export class TenantRegistry {
  readonly #table: TenantTable;
  readonly #sweep: string;
  readonly #noted = new Set<string>();

  constructor(tableOf: (tenantId: string) => TenantTable, sweep: string) {
    this.#table = tableOf(PLATFORM);
    this.#sweep = sweep;
  }

  /** Notes a tenant; once per execution environment it costs a write. */
  async note(tenantId: string): Promise<void> {
    if (this.#noted.has(tenantId)) return;
    await this.#table.write([{ put: { partition: `SWEEP#${this.#sweep}`, sort: tenantId }, item: { tenantId } }]);
    this.#noted.add(tenantId);
  }

  async all(): Promise<string[]> {
    const items = await this.#table.queryAll<{ tenantId: string }>({ partition: `SWEEP#${this.#sweep}` });
    return items.map((item) => item.tenantId);
  }
}
