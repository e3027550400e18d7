import type { StatusChangeEvent } from '../ports.ts';
import type { ExecutionRow } from '../store/rows.ts';

const LARGEST_FIELD = 248_000;

/** The event AWS sends to the default bus when an execution's status changes; times in its detail are epoch ms. */
export function statusChangeEvent(row: ExecutionRow, now: number): StatusChangeEvent {
  const data = (text: string | null): { included: boolean; text: string | null } =>
    text !== null && text.length > LARGEST_FIELD ? { included: false, text: null } : { included: true, text };
  const input = data(row.input);
  const output = data(row.output);
  return {
    source: 'aws.states',
    'detail-type': 'Step Functions Execution Status Change',
    time: new Date(now).toISOString(),
    resources: [row.arn],
    detail: {
      executionArn: row.arn,
      stateMachineArn: row.machine_arn,
      name: row.name,
      status: row.status,
      startDate: row.started,
      stopDate: row.stopped,
      input: input.text,
      output: output.text,
      stateMachineVersionArn: row.version_arn,
      stateMachineAliasArn: row.alias_arn,
      redriveCount: row.redrive_count,
      redriveDate: row.redrive_date,
      redriveStatus: redriveStatus(row, now),
      redriveStatusReason: redriveReason(row, now),
      inputDetails: { included: input.included },
      outputDetails: row.output === null ? null : { included: output.included },
      error: row.error,
      cause: row.cause,
    },
  };
}

const REDRIVE_WINDOW_MS = 14 * 86_400_000;
const OPEN_MS = 365 * 86_400_000;

/** Standard executions that did not succeed can be redriven, those of a map run by their run. */
export function redriveStatus(
  row: ExecutionRow,
  now: number,
): 'REDRIVABLE' | 'NOT_REDRIVABLE' | 'REDRIVABLE_BY_MAP_RUN' {
  if (redriveReason(row, now) !== null) return 'NOT_REDRIVABLE';
  if (row.map_run !== null) return 'REDRIVABLE_BY_MAP_RUN';
  return row.type === 'STANDARD' ? 'REDRIVABLE' : 'NOT_REDRIVABLE';
}

export function redriveReason(row: ExecutionRow, now: number): string | null {
  if (row.status === 'RUNNING') return 'Execution is RUNNING and cannot be redriven';
  if (row.status === 'SUCCEEDED') return 'Execution is SUCCEEDED and cannot be redriven';
  if (now - row.started > OPEN_MS) return 'Execution has exceeded the max execution time';
  if (row.stopped !== null && now - row.stopped > REDRIVE_WINDOW_MS) return 'Execution redrivable period exceeded';
  return null;
}
