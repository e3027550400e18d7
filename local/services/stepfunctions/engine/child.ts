import type { Resource } from '../asl/resource.ts';
import { type Json, type JsonObject, parsedOr } from '../json.ts';
import type { ExecutionRow } from '../store/rows.ts';
import type { Settlement } from './frame.ts';

/** How a child execution ended, as its parent's task reports it. */
export interface ChildEnd {
  arn: string;
  name: string;
  machineArn: string;
  status: string;
  started: number;
  stopped: number;
  input: string;
  output: string | null;
  error: string | null;
  cause: string | null;
  redrives: number;
}

export function childEnd(row: ExecutionRow): ChildEnd {
  return {
    arn: row.arn,
    name: row.name,
    machineArn: row.machine_arn,
    status: row.status,
    started: row.started,
    stopped: row.stopped ?? row.started,
    input: row.input,
    output: row.output,
    error: row.error,
    cause: row.cause,
    redrives: row.redrive_count,
  };
}

/** The result of `startExecution.sync` (input and output as text) or `.sync:2` (as JSON). */
export function childSettlement(child: ChildEnd, resource: Resource): Settlement {
  const parsed = resource.kind === 'service' && resource.pattern === 'sync:2';
  const description = describe(child, parsed);
  if (child.status === 'SUCCEEDED') return { ok: true, output: description };
  return { ok: false, error: 'States.TaskFailed', cause: JSON.stringify(describe(child, false)) };
}

function describe(child: ChildEnd, parsed: boolean): JsonObject {
  const value = (text: string): Json => (parsed ? parsedOr(text) : text);
  return {
    ...(child.cause === null ? {} : { Cause: child.cause }),
    ...(child.error === null ? {} : { Error: child.error }),
    ExecutionArn: child.arn,
    Input: value(child.input),
    InputDetails: { Included: true },
    Name: child.name,
    ...(child.output === null ? {} : { Output: value(child.output), OutputDetails: { Included: true } }),
    RedriveCount: child.redrives,
    RedriveStatus: child.status === 'SUCCEEDED' ? 'NOT_REDRIVABLE' : 'REDRIVABLE',
    ...(child.status === 'SUCCEEDED' ? { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' } : {}),
    StartDate: child.started,
    StateMachineArn: child.machineArn,
    Status: child.status,
    StopDate: child.stopped,
  };
}
