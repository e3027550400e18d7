import { shownReferences } from '../asl/variable-references.ts';
import { redriveReason, redriveStatus } from '../engine/status-event.ts';
import { ApiError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { ExecutionRow } from '../store/rows.ts';
import { parseArn, splitLabel } from './arn.ts';
import { oneOf } from './parameters.ts';
import { type Action, type Service, seconds } from './service.ts';
import { startExecutionOf } from './start.ts';

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
export function commonFields(row: ExecutionRow): JsonObject {
  return {
    executionArn: row.arn,
    stateMachineArn: row.machine_arn,
    name: row.name,
    status: row.status,
    startDate: seconds(row.started),
    ...(row.stopped === null ? {} : { stopDate: seconds(row.stopped) }),
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
  const now = service.clock.now();
  const reason = redriveReason(row, now);
  return {
    ...commonFields(row),
    ...(row.map_run === null ? {} : { mapRunArn: row.map_run }),
    ...(withData ? { input: row.input, inputDetails: { included: true } } : {}),
    ...(withData && row.output !== null ? { output: row.output, outputDetails: { included: true } } : {}),
    ...(row.trace_header === null ? {} : { traceHeader: row.trace_header }),
    ...(withData && row.error !== null ? { error: row.error } : {}),
    ...(withData && row.cause !== null ? { cause: row.cause } : {}),
    redriveStatus: redriveStatus(row, now),
    ...(reason === null ? {} : { redriveStatusReason: reason }),
  };
};

export const stopExecution: Action = async (service, parameters) => {
  const row = executionOf(service, parameters.text('executionArn'));
  const error = parameters.optionalText('error');
  const cause = parameters.optionalText('cause');
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
  const { label } = splitLabel(row.machine_arn);
  return {
    stateMachineArn: row.machine_arn,
    name: record.machineName,
    definition: withData ? record.definition : '{}',
    roleArn: record.roleArn,
    updateDate: seconds(record.updated),
    loggingConfiguration: record.logging,
    tracingConfiguration: record.tracing,
    ...(record.revisionId === null ? {} : { revisionId: record.revisionId }),
    ...(record.encryption ? { encryptionConfiguration: record.encryption } : {}),
    ...(row.map_run === null ? {} : { mapRunArn: row.map_run }),
    ...(label === undefined ? {} : { label }),
    ...(withData ? shownReferences(record.definition) : {}),
  };
};
