import { redriveReason, redriveStatus } from '../engine/status-event.ts';
import { ApiError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { ExecutionRow } from '../store/rows.ts';
import { parseArn, parseMachineArn } from './arn.ts';
import { decodeToken, encodeToken, pageSize } from './paging.ts';
import { oneOf, type Parameters } from './parameters.ts';
import { type Action, machineOf, resourceGone, type Service, seconds } from './service.ts';
import { startExecutionOf } from './start.ts';

const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'] as const;
const LONGEST_ERROR = 256;
const LONGEST_CAUSE = 32_768;

/** The row of a standard execution; express executions cannot be asked about. */
export function executionOf(service: Service, arn: string): ExecutionRow {
  const { kind } = parseArn(arn, 'execution', 'express');
  if (kind === 'express')
    throw new ApiError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: express'`);
  const row = service.store.execution(arn);
  if (!row) throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  return row;
}

export const startExecution: Action = async (service, parameters) => {
  const row = await startExecutionOf(service, {
    target: parameters.text('stateMachineArn'),
    name: parameters.optionalText('name'),
    input: parameters.optionalText('input'),
    traceHeader: parameters.optionalText('traceHeader'),
  });
  return { executionArn: row.arn, startDate: seconds(row.started) };
};

/** What DescribeExecution and ListExecutions both show of the version, alias and redrives. */
function commonFields(row: ExecutionRow): JsonObject {
  return {
    executionArn: row.arn,
    stateMachineArn: row.map_run === null ? row.machine_arn : row.machine_arn,
    name: row.name,
    status: row.status,
    startDate: seconds(row.started),
    ...(row.stopped === null ? {} : { stopDate: seconds(row.stopped) }),
    ...(row.map_run === null ? {} : { mapRunArn: row.map_run }),
    ...(row.version_arn === null ? {} : { stateMachineVersionArn: row.version_arn }),
    ...(row.alias_arn === null ? {} : { stateMachineAliasArn: row.alias_arn }),
    redriveCount: row.redrive_count,
    ...(row.redrive_date === null ? {} : { redriveDate: seconds(row.redrive_date) }),
  };
}

export const describeExecution: Action = (service, parameters) => {
  const row = executionOf(service, parameters.text('executionArn'));
  const withData =
    oneOf(parameters.optionalText('includedData'), 'includedData', ['ALL_DATA', 'METADATA_ONLY'] as const) !==
    'METADATA_ONLY';
  const reason = redriveReason(row);
  return {
    ...commonFields(row),
    ...(withData ? { input: row.input, inputDetails: { included: true } } : {}),
    ...(withData && row.output !== null ? { output: row.output, outputDetails: { included: true } } : {}),
    ...(row.trace_header === null ? {} : { traceHeader: row.trace_header }),
    ...(withData && row.error !== null ? { error: row.error } : {}),
    ...(withData && row.cause !== null ? { cause: row.cause } : {}),
    redriveStatus: redriveStatus(row),
    ...(reason === null ? {} : { redriveStatusReason: reason }),
  };
};

interface Position {
  started: number;
  id: number;
}

export const listExecutions: Action = (service, parameters) => {
  const limit = pageSize(parameters.number('maxResults'));
  const token = parameters.optionalText('nextToken');
  const status = oneOf(parameters.optionalText('statusFilter'), 'statusFilter', STATUSES);
  const redriven = oneOf(parameters.optionalText('redriveFilter'), 'redriveFilter', [
    'REDRIVEN',
    'NOT_REDRIVEN',
  ] as const);
  const rows = service.store.list({
    ...listed(service, parameters),
    ...(status ? { status } : {}),
    ...(redriven ? { redriven: redriven === 'REDRIVEN' } : {}),
    ...(token === undefined ? {} : { before: decodeToken(token) as unknown as Position }),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    executions: shown.map((row) => commonFields(row)),
    ...(rows.length > limit && last ? { nextToken: encodeToken({ started: last.started, id: last.id }) } : {}),
  };
};

/** Executions are listed by machine, version, alias or map run: exactly one of them. */
function listed(
  service: Service,
  parameters: Parameters,
): { machineArn?: string; versionOrAliasArn?: string; mapRun?: string } {
  const arn = parameters.optionalText('stateMachineArn');
  const mapRun = parameters.optionalText('mapRunArn');
  if ((arn === undefined) === (mapRun === undefined)) {
    throw new ApiError('ValidationException', 'Exactly one of stateMachineArn and mapRunArn must be given', {
      reason: 'MISSING_REQUIRED_PARAMETER',
    });
  }
  if (mapRun !== undefined) {
    if (!service.catalog.get('mapRun', mapRun)) throw resourceGone(mapRun);
    return { mapRun };
  }
  const { machineArn, qualifier } = parseMachineArn(arn ?? '');
  const machine = machineOf(service, machineArn);
  if (machine.type === 'EXPRESS') {
    throw new ApiError('StateMachineTypeNotSupported', `This operation is not supported by this type of state machine`);
  }
  return { machineArn, ...(qualifier === undefined ? {} : { versionOrAliasArn: arn ?? '' }) };
}

/** Error names are up to 256 characters, causes up to 32,768. */
export function readErrorText(parameters: Parameters, name: 'error' | 'cause'): string | undefined {
  const text = parameters.optionalText(name);
  const longest = name === 'error' ? LONGEST_ERROR : LONGEST_CAUSE;
  if (text !== undefined && text.length > longest) {
    throw new ApiError(
      'ValidationException',
      `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must have length less than or equal to ${longest}`,
    );
  }
  return text;
}

export const stopExecution: Action = async (service, parameters) => {
  const row = executionOf(service, parameters.text('executionArn'));
  const error = readErrorText(parameters, 'error');
  const cause = readErrorText(parameters, 'cause');
  if (row.status === 'RUNNING') await service.engine.deliver(row.id, { type: 'stop', error, cause });
  const stopped = service.store.executionById(row.id)?.stopped ?? service.clock.now();
  return { stopDate: seconds(stopped) };
};

export const describeStateMachineForExecution: Action = (service, parameters) => {
  const row = executionOf(service, parameters.text('executionArn'));
  const withData =
    oneOf(parameters.optionalText('includedData'), 'includedData', ['ALL_DATA', 'METADATA_ONLY'] as const) !==
    'METADATA_ONLY';
  const record = service.engine.definitions.record(row.definition_id);
  return {
    stateMachineArn: row.machine_arn,
    name: record.machineName,
    ...(withData ? { definition: record.definition } : {}),
    roleArn: record.roleArn,
    updateDate: seconds(record.updated),
    loggingConfiguration: record.logging,
    tracingConfiguration: record.tracing,
    ...(record.revisionId === null ? {} : { revisionId: record.revisionId }),
    ...(row.map_run === null ? {} : { mapRunArn: row.map_run }),
  };
};

const REDRIVE_WINDOW_MS = 14 * 86_400_000;

export const redriveExecution: Action = async (service, parameters) => {
  const row = executionOf(service, parameters.text('executionArn'));
  const reason = redriveReason(row);
  if (redriveStatus(row) !== 'REDRIVABLE') {
    throw new ApiError('ExecutionNotRedrivable', reason ?? `Execution cannot be redriven: '${row.arn}'`);
  }
  if (service.clock.now() - (row.stopped ?? 0) > REDRIVE_WINDOW_MS) {
    throw new ApiError('ExecutionNotRedrivable', 'Execution has exceeded the redrivable period of 14 days');
  }
  await service.engine.deliver(row.id, { type: 'redrive' });
  return { redriveDate: seconds(service.store.executionById(row.id)?.redrive_date ?? service.clock.now()) };
};
