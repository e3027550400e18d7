import { ApiError, validationError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { ExecutionRow } from '../store/rows.ts';
import { parseMachineArn } from './arn.ts';
import { commonFields } from './executions.ts';
import { childStatus, itemsIn } from './map-runs.ts';
import { decodeToken, encodeToken, pageSize } from './paging.ts';
import { oneOf, type Parameters } from './parameters.ts';
import type { MapRunRecord } from './records.ts';
import { type Action, machineOf, resourceGone, type Service } from './service.ts';

const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'] as const;

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
  const mapRun = parameters.optionalText('mapRunArn');
  const record = mapRun === undefined ? undefined : service.catalog.get('mapRun', mapRun);
  const rows = service.store.list({
    ...listed(service, parameters, status),
    ...(status ? { status } : {}),
    ...(redriven ? { redriven: redriven === 'REDRIVEN' } : {}),
    ...(token === undefined ? {} : { before: decodeToken(token) as unknown as Position }),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    executions: shown.map((row) => ({ ...commonFields(row), ...(record ? childFields(row, record) : {}) })),
    ...(rows.length > limit && last ? { nextToken: encodeToken({ started: last.started, id: last.id }) } : {}),
  };
};

function childFields(row: ExecutionRow, record: MapRunRecord): JsonObject {
  return { status: childStatus(row, record), mapRunArn: record.arn, itemCount: itemsIn(row, record) };
}

/** Executions are listed by machine, version, alias or map run: exactly one of them. */
function listed(
  service: Service,
  parameters: Parameters,
  status: string | undefined,
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
  if (status === 'PENDING_REDRIVE') throw validationError('The status filter PENDING_REDRIVE needs a mapRunArn');
  const { machineArn, qualifier } = parseMachineArn(arn ?? '');
  const machine = machineOf(service, machineArn);
  if (machine.type === 'EXPRESS') {
    throw new ApiError('StateMachineTypeNotSupported', `This operation is not supported by this type of state machine`);
  }
  return { machineArn, ...(qualifier === undefined ? {} : { versionOrAliasArn: arn ?? '' }) };
}
