import { randomUUID } from 'node:crypto';
import { ApiError } from '../errors.ts';
import { oneOf } from './parameters.ts';
import { type Action, resolveTarget, seconds } from './service.ts';
import { startExecutionOf } from './start.ts';

const MEMORY_MB = 64;

/** Runs an express execution to its end and answers with what it came to. */
export const startSyncExecution: Action = async (service, parameters) => {
  const target = parameters.text('stateMachineArn');
  const withData =
    oneOf(parameters.optionalText('includedData'), 'includedData', ['ALL_DATA', 'METADATA_ONLY'] as const) !==
    'METADATA_ONLY';
  const { machine } = resolveTarget(service, target);
  if (machine.type !== 'EXPRESS') {
    throw new ApiError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
  }
  const started = await startExecutionOf(service, {
    target,
    name: parameters.optionalText('name') ?? randomUUID(),
    input: parameters.optionalText('input'),
    traceHeader: parameters.optionalText('traceHeader'),
  });
  const row = await service.ended(started.id);
  const stopped = row.stopped ?? row.started;
  return {
    executionArn: row.arn,
    stateMachineArn: machine.arn,
    name: row.name,
    startDate: seconds(row.started),
    stopDate: seconds(stopped),
    status: row.status,
    ...(row.error === null ? {} : { error: row.error }),
    ...(row.cause === null ? {} : { cause: row.cause }),
    ...(withData ? { input: row.input, inputDetails: { included: true } } : {}),
    ...(withData && row.output !== null ? { output: row.output, outputDetails: { included: true } } : {}),
    ...(row.trace_header === null ? {} : { traceHeader: row.trace_header }),
    billingDetails: {
      billedMemoryUsedInMB: MEMORY_MB,
      billedDurationInMilliseconds: Math.max(100, Math.ceil((stopped - row.started) / 100) * 100),
    },
  };
};
