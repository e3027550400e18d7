import { type Condition, ConditionFailed, type TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { JsonObject } from '#contracts/core/json.ts';

/** Where tokens of one run meet: the join, within the visit of the subprocess around it where there is one. */
export interface JoinAddress {
  executionId: string;
  nodeId: string;
  scope?: string | undefined;
}

/** What has come to a join. `version` counts its changes; `arrived` are the flows of the round that goes on. */
export interface JoinHead {
  version: number;
  round: number;
  arrived: string[];
}

/** A token that has come by a flow. `key` is its activity's. */
export interface JoinToken {
  key: string;
  flow: string;
  round: number;
  /** Tokens of the round that had come before it. */
  position: number;
  /** It was the one that the join waited for. */
  last: boolean;
  data: JsonObject;
}

/** A run takes at most a year; what it leaves behind goes by itself. */
const KEPT_SECONDS = 400 * 24 * 3600;

export const runPartition = (executionId: string): string => `RUN#${executionId}`;
const prefixOf = ({ nodeId, scope = '' }: JoinAddress): string => `JOIN#${nodeId}#${scope}#`;
const headKey = (at: JoinAddress) => ({ partition: runPartition(at.executionId), sort: `${prefixOf(at)}HEAD` });
const arrivalKey = (at: JoinAddress, key: string) => ({
  partition: runPartition(at.executionId),
  sort: `${prefixOf(at)}KEY#${key}`,
});
const roundPrefix = (at: JoinAddress, round: number) => `${prefixOf(at)}ROUND#${String(round).padStart(9, '0')}#`;

const asSeen = ({ version }: JoinHead): Condition =>
  version === 0
    ? { expression: 'attribute_not_exists(pk)' }
    : { expression: 'version = :seen', values: { ':seen': version } };

/** The tokens that wait at the joins of one tenant's runs. */
export class JoinStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  async head(at: JoinAddress): Promise<JoinHead> {
    return (await this.#table.get<JoinHead>(headKey(at))) ?? { version: 0, round: 0, arrived: [] };
  }

  /** What a call with this key did before. */
  arrival(at: JoinAddress, key: string): Promise<Pick<JoinToken, 'round' | 'position' | 'last'> | undefined> {
    return this.#table.get(arrivalKey(at, key));
  }

  /** Counts a token. `false`: another came since `seen` was read; look again. */
  async count(at: JoinAddress, seen: JoinHead, next: Omit<JoinHead, 'version'>, token: JoinToken): Promise<boolean> {
    const expiresAt = Math.floor(Date.now() / 1000) + KEPT_SECONDS;
    const { key, round, position, last } = token;
    try {
      await this.#table.write([
        { put: headKey(at), item: { ...next, version: seen.version + 1 }, condition: asSeen(seen), expiresAt },
        { put: arrivalKey(at, key), item: { round, position, last }, expiresAt },
        {
          put: { partition: runPartition(at.executionId), sort: roundPrefix(at, round) + token.flow },
          item: { ...token },
          expiresAt,
        },
      ]);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }

  tokens(at: JoinAddress, round: number): Promise<JoinToken[]> {
    return this.#table.queryAll({
      partition: runPartition(at.executionId),
      sortBeginsWith: roundPrefix(at, round),
    });
  }
}
