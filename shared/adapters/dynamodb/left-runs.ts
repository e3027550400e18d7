import { executionIdOf, runNumberOf } from '#runtime/run-name.ts';
import { ConditionFailed, type TenantTable } from './tenant-table.ts';

const keyOf = (executionId: string) => ({ partition: `RUNS#${executionId}`, sort: 'LEFT' });

/** More runs than an execution ever has. */
const ALL = 1_000_000;

/** A call of a run that was stopped may still be under way, for no longer than a Lambda function runs. */
const SECONDS_KEPT = 24 * 3600;

/**
 * Runs that have been left or stopped, beside what a context opens for runs. A slow call may open something after the run was
 * left and its open things were withdrawn: who opens looks here afterwards, who withdraws notes down here before, so that one of
 * the two sees the other.
 */
export class LeftRuns {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  /** Notes down that the runs of an execution before a number, or all of them, do nothing any more. */
  async leave(executionId: string, before = ALL): Promise<void> {
    const condition = { expression: 'attribute_not_exists(pk) OR #before < :before', values: { ':before': before } };
    const expiresAt = Math.floor(Date.now() / 1000) + SECONDS_KEPT;
    try {
      await this.#table.write([
        {
          put: keyOf(executionId),
          item: { before },
          condition: { ...condition, names: { '#before': 'before' } },
          expiresAt,
        },
      ]);
    } catch (error) {
      // A later run has been left already.
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }

  async hasLeft(runName: string): Promise<boolean> {
    const left = await this.#table.get<{ before: number }>(keyOf(executionIdOf(runName)));
    return left !== undefined && runNumberOf(runName) < left.before;
  }
}
