import { type Condition, ConditionFailed, type TenantTable } from '#adapters/dynamodb/tenant-table.ts';

/** A step of a paused run that waits to be let go on. */
export interface Hold {
  key: string;
  taskToken: string;
}

const partitionOf = (executionId: string) => `EXECUTION#${executionId}`;
const holdKey = (executionId: string, key: string) => ({ partition: partitionOf(executionId), sort: `HOLD#${key}` });
const controlKey = (executionId: string) => ({ partition: 'CONTROL', sort: executionId });
const paused: Condition = { expression: 'attribute_exists(pk)' };

/** The task tokens of the steps at which paused executions hold. */
export class HoldStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  /** Parks a token as long as the execution is paused; `false`: it has been resumed meanwhile, nobody would answer it. */
  async park(executionId: string, hold: Hold): Promise<boolean> {
    try {
      await this.#table.write([
        { put: holdKey(executionId, hold.key), item: { ...hold } },
        { check: controlKey(executionId), condition: paused },
      ]);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }

  of(executionId: string): Promise<Hold[]> {
    return this.#table.queryAll({ partition: partitionOf(executionId), sortBeginsWith: 'HOLD#' });
  }

  drop(executionId: string, hold: Hold): Promise<void> {
    return this.#table.write([{ delete: holdKey(executionId, hold.key) }]);
  }
}
