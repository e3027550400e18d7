import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import { absent, ConditionFailed, type TenantTable, type Write } from '#adapters/dynamodb/tenant-table.ts';
import type { Page, PageQuery } from '#contracts/core/page.ts';
import type { StoredApiKey } from './api-key.ts';

/** Keys of a tenant that are not revoked, expired ones included. */
export const MOST_API_KEYS = 100;

const keyOf = (id: string) => ({ partition: 'APIKEY', sort: id });
const COUNT = { partition: 'APIKEYS', sort: 'COUNT' };

/** API keys of one tenant. Keys: APIKEY/<id>, and how many are not revoked: APIKEYS/COUNT. */
export class ApiKeyStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  get = (id: string) => this.#table.get<StoredApiKey>(keyOf(id));

  /** Ids sort by time: newest first. */
  page({ limit, cursor }: PageQuery): Promise<Page<StoredApiKey>> {
    return this.#table.query({ partition: 'APIKEY', limit, cursor, descending: true });
  }

  /** @returns false when the tenant has as many as it may */
  create(key: StoredApiKey, events: PublishableEvent[]): Promise<boolean> {
    return this.#unlessRefused(
      [
        { put: keyOf(key.id), item: { ...key }, condition: absent },
        {
          update: COUNT,
          add: { unrevoked: 1 },
          condition: {
            expression: 'attribute_not_exists(unrevoked) OR unrevoked < :most',
            values: { ':most': MOST_API_KEYS },
          },
        },
      ],
      events,
    );
  }

  /** @returns false when it is revoked already */
  revoke(id: string, set: { revokedAt: string; revokedBy: string }, events: PublishableEvent[]): Promise<boolean> {
    const condition = { expression: 'attribute_exists(pk) AND attribute_not_exists(revokedAt)' };
    return this.#unlessRefused(
      [
        { update: keyOf(id), set, condition },
        { update: COUNT, add: { unrevoked: -1 } },
      ],
      events,
    );
  }

  /** @returns false when somebody noted a later use meanwhile */
  noteUse(id: string, lastUsedAt: string): Promise<boolean> {
    return this.#unlessRefused([
      {
        update: keyOf(id),
        set: { lastUsedAt },
        condition: {
          expression: 'attribute_exists(pk) AND (attribute_not_exists(lastUsedAt) OR lastUsedAt < :now)',
          values: { ':now': lastUsedAt },
        },
      },
    ]);
  }

  async #unlessRefused(writes: Write[], events: PublishableEvent[] = []): Promise<boolean> {
    try {
      await this.#table.write(writes, events);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }
}

export type KeysOf = (tenantId: string) => ApiKeyStore;
