import { describeRun, stopRun } from '#adapters/state-machines/runs.ts';
import { finish } from './composition.ts';
import type { ExecutionRecord } from './execution.ts';

/** Stops the run of a cancelled execution. A run that never started, or that has ended, stays as it is. */
export const stop = (record: ExecutionRecord, reason: string | undefined): Promise<void> =>
  stopRun(record.runArn, 'FlowMaster.Cancelled', reason ?? 'The execution was cancelled.');

/** Records the end of a run whose status event has not come yet; a run that still goes leaves the record as it is. */
export async function settle(record: ExecutionRecord): Promise<ExecutionRecord> {
  const run = await describeRun(record.runArn);
  return run === undefined || run.status === 'RUNNING' ? record : finish(record);
}
