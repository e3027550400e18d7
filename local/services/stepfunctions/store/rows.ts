export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';
export type MachineType = 'STANDARD' | 'EXPRESS';

/** One execution as the `executions` table holds it. Times are epoch milliseconds. */
export interface ExecutionRow {
  id: number;
  arn: string;
  name: string;
  machine_arn: string;
  version_arn: string | null;
  alias_arn: string | null;
  definition_id: string;
  type: MachineType;
  status: ExecutionStatus;
  input: string;
  output: string | null;
  error: string | null;
  cause: string | null;
  started: number;
  stopped: number | null;
  due: number | null;
  redrive_count: number;
  redrive_date: number | null;
  parent_id: number | null;
  parent_frame: number | null;
  parent_nonce: string | null;
  map_run: string | null;
  map_index: number | null;
  /** The scope of the definition it runs: '' for all of it, a map's processor for a child of a map run. */
  scope: string;
  trace_header: string | null;
}

export interface JournalRow {
  seq: number;
  first_event: number;
  body: string;
}
