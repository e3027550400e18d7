import { type Condition, ConditionFailed, type TenantTable, type Write } from '#adapters/dynamodb/tenant-table.ts';
import type { Marking } from '#process-model/token-net/marking.ts';
import { NO_DATA, type TokenData } from '#process-model/token-net/token-data.ts';
import { runPartition } from './join-store.ts';

/** One visit of a net by one run. */
export interface NetAddress {
  executionId: string;
  nodeId: string;
  scope: string;
}

/** A marking, and how often it has changed. */
export interface Head {
  version: number;
  marking: Marking;
}

/** A transaction has 100 items at most; data that is not deleted goes by itself. */
const MOST_DELETES = 50;

/** A run takes at most a year; what it leaves behind goes by itself. */
const KEPT_SECONDS = 400 * 24 * 3600;

const prefixOf = ({ nodeId, scope }: NetAddress): string => `NET#${nodeId}#${scope}#`;
const headKey = (at: NetAddress) => ({ partition: runPartition(at.executionId), sort: `${prefixOf(at)}HEAD` });
const tokenKey = (at: NetAddress, id: number) => ({
  partition: runPartition(at.executionId),
  sort: `${prefixOf(at)}TOKEN#${id}`,
});

const asSeen = (seen: Head | undefined): Condition =>
  seen
    ? { expression: 'version = :seen', values: { ':seen': seen.version } }
    : { expression: 'attribute_not_exists(pk)' };

/** Where the tokens of the nets of one tenant's runs are, and what they carry. */
export class NetStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  head(at: NetAddress): Promise<Head | undefined> {
    return this.#table.get<Head>(headKey(at));
  }

  async dataOf(at: NetAddress, id: number): Promise<TokenData> {
    return (await this.#table.get<TokenData>(tokenKey(at, id))) ?? NO_DATA;
  }

  /** Moves tokens in one step. `false`: others moved since `seen` was read; look again. */
  async move(
    at: NetAddress,
    seen: Head | undefined,
    marking: Marking,
    { born, gone }: { born: ReadonlyMap<number, TokenData>; gone: readonly number[] },
  ): Promise<boolean> {
    const expiresAt = Math.floor(Date.now() / 1000) + KEPT_SECONDS;
    const kept = [...born].filter(([id]) => !gone.includes(id));
    const writes: Write[] = [
      { put: headKey(at), item: { version: (seen?.version ?? 0) + 1, marking }, condition: asSeen(seen), expiresAt },
      ...kept.map(([id, data]): Write => ({ put: tokenKey(at, id), item: { ...data }, expiresAt })),
      ...gone
        .filter((id) => !born.has(id))
        .slice(0, MOST_DELETES)
        .map((id): Write => ({ delete: tokenKey(at, id) })),
    ];
    try {
      await this.#table.write(writes);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }
}
