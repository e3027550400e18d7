import { ConditionFailed, type TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import { runPartition } from '../joins/join-store.ts';

/** A completed activity whose work can be undone. `key` is its activity's, `data` the fields that it wrote. */
export interface Completion {
  key: string;
  nodeId: string;
  /** Instance of the multi-instance subprocess that it ran in. */
  scope?: string | undefined;
  data: JsonObject;
  sequence: number;
  /** Activity key of the call that undoes it. */
  undoneBy?: string;
}

const KEPT_SECONDS = 400 * 24 * 3600;
const at = (executionId: string, sort: string) => ({ partition: runPartition(executionId), sort });
const sequenceKey = (executionId: string, sequence: number) =>
  at(executionId, `UNDO#DONE#${String(sequence).padStart(9, '0')}`);

/** What one tenant's runs have completed and may have to undo (seed: `compensation_actions`). */
export class CompletionStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  /** Notes a completion behind all others of the run; the same completion is noted once. */
  async record(executionId: string, completion: Omit<Completion, 'sequence' | 'undoneBy'>): Promise<void> {
    const expiresAt = Math.floor(Date.now() / 1000) + KEPT_SECONDS;
    const head = at(executionId, 'UNDO#HEAD');
    const known = at(executionId, `UNDO#KEY#${completion.key}`);
    while (!(await this.#table.get(known))) {
      const { sequence: last = 0 } = (await this.#table.get<{ sequence: number }>(head)) ?? {};
      const sequence = last + 1;
      const unchanged =
        last === 0
          ? { expression: 'attribute_not_exists(pk)' }
          : { expression: '#n = :last', names: { '#n': 'sequence' }, values: { ':last': last } };
      const noted = await this.#attempt([
        { put: head, item: { sequence }, condition: unchanged, expiresAt },
        { put: known, item: { sequence }, expiresAt },
        { put: sequenceKey(executionId, sequence), item: { ...completion, sequence }, expiresAt },
      ]);
      if (noted) return;
    }
  }

  /** The last first. */
  all(executionId: string): Promise<Completion[]> {
    return this.#table.queryAll({
      partition: runPartition(executionId),
      sortBeginsWith: 'UNDO#DONE#',
      descending: true,
    });
  }

  /** Takes a completion for the call that undoes it. `false`: another was quicker. */
  claim(executionId: string, { sequence }: Completion, by: string): Promise<boolean> {
    const condition = {
      expression: 'attribute_exists(pk) AND (attribute_not_exists(#by) OR #by = :by)',
      names: { '#by': 'undoneBy' },
      values: { ':by': by },
    };
    return this.#attempt([{ update: sequenceKey(executionId, sequence), set: { undoneBy: by }, condition }]);
  }

  async #attempt(writes: Parameters<TenantTable['write']>[0]): Promise<boolean> {
    try {
      await this.#table.write(writes);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }
}
