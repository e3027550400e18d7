import { randomUUID } from 'node:crypto';
import { ApiError } from '../errors.ts';
import { tooDeep, tryParse } from '../json.ts';
import { exceedsPayload } from '../states/data.ts';
import type { ExecutionRow } from '../store/rows.ts';
import { checkName, executionArn, expressArn, refuseLabel } from './arn.ts';
import { definitionRecord, resolveTarget, type Service } from './service.ts';

export interface StartRequest {
  target: string;
  name: string | undefined;
  input: string | undefined;
  traceHeader: string | undefined;
  /** The task that waits for the execution's end. */
  parent?: { execution: number; frame: number; nonce: string };
}

function checkInput(input: string): string {
  if (exceedsPayload(input)) {
    throw new ApiError(
      'InvalidExecutionInput',
      "Invalid State Machine Execution Input: 'The input exceeds the maximum length of 262144 bytes'",
    );
  }
  if (tryParse(input) === undefined || tooDeep(input)) {
    throw new ApiError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: 'Unexpected character in the input; it must be valid JSON: ${input.slice(0, 80)}'`,
    );
  }
  return input;
}

/** A standard execution of the same name: given back when it is the same start again, else refused. */
function sameStart(existing: ExecutionRow, input: string, request: StartRequest): ExecutionRow {
  const { parent } = request;
  const own = parent !== undefined && existing.parent_id === parent.execution && existing.parent_nonce === parent.nonce;
  if (own || (existing.status === 'RUNNING' && existing.input === input)) return existing;
  throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${existing.arn}'`);
}

/** Starts an execution of a machine, version or alias; the row is on disk when this resolves. */
export async function startExecutionOf(service: Service, request: StartRequest): Promise<ExecutionRow> {
  refuseLabel(request.target);
  const { machine, version, alias } = resolveTarget(service, request.target);
  const name = checkName(request.name ?? randomUUID());
  const input = checkInput(request.input ?? '{}');
  const arn =
    machine.type === 'STANDARD' ? executionArn(machine.arn, name) : expressArn(machine.arn, name, randomUUID());
  const existing =
    machine.type === 'STANDARD' && request.name !== undefined
      ? (service.engine.active(arn) ?? service.store.execution(arn))
      : undefined;
  if (existing) return sameStart(existing, input, request);
  const { definition, operations } = service.engine.definitions.save(definitionRecord(machine, version));
  const row: ExecutionRow = {
    id: service.engine.newExecutionId(),
    arn,
    name,
    machine_arn: machine.arn,
    version_arn: version?.arn ?? null,
    alias_arn: alias?.arn ?? null,
    definition_id: definition.id,
    type: machine.type,
    status: 'RUNNING',
    input,
    output: null,
    error: null,
    cause: null,
    started: service.clock.now(),
    stopped: null,
    due: null,
    redrive_count: 0,
    redrive_date: null,
    parent_id: request.parent?.execution ?? null,
    parent_frame: request.parent?.frame ?? null,
    parent_nonce: request.parent?.nonce ?? null,
    map_run: null,
    map_index: null,
    scope: '',
    trace_header: request.traceHeader ?? null,
  };
  await service.engine.start(row, definition, operations);
  service.engine.definitions.saved(definition.id);
  return row;
}
