import { awaitsRedrive, lastOfEach } from '../engine/map-children.ts';
import { validationError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { ExecutionRow } from '../store/rows.ts';
import { parseArn } from './arn.ts';
import { executionOf } from './executions.ts';
import { page } from './paging.ts';
import { constraint, type Parameters } from './parameters.ts';
import type { MapRunRecord } from './records.ts';
import { type Action, resourceGone, type Service, seconds } from './service.ts';

function mapRunOf(service: Service, parameters: Parameters): MapRunRecord {
  const arn = parameters.text('mapRunArn');
  parseArn(arn, 'mapRun');
  const record = service.catalog.get('mapRun', arn);
  if (!record) throw resourceGone(arn);
  return record;
}

const STATUS_FIELDS = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
  PENDING_REDRIVE: 'pendingRedrive',
} as const;

function counts(
  record: MapRunRecord,
  children: ExecutionRow[],
  total: number,
  size: (row: ExecutionRow) => number,
): JsonObject {
  const out: Record<string, number> = {
    running: 0,
    succeeded: 0,
    failed: 0,
    timedOut: 0,
    aborted: 0,
    pendingRedrive: 0,
  };
  for (const row of children) {
    const field = STATUS_FIELDS[childStatus(row, record)];
    out[field] = (out[field] ?? 0) + size(row);
  }
  const begun = children.reduce((sum, row) => sum + size(row), 0);
  const succeeded = out.succeeded ?? 0;
  return {
    ...out,
    pending: Math.max(0, total - begun),
    total: Math.max(total, begun),
    resultsWritten: record.status === 'SUCCEEDED' ? succeeded : 0,
    failuresNotRedrivable: 0,
  };
}

/** A child that did not succeed waits, once its run is redriven, until the run takes it up again. */
export function childStatus(row: ExecutionRow, record: MapRunRecord): ExecutionRow['status'] {
  return record.status === 'RUNNING' && awaitsRedrive(row, record.redriveDate) ? 'PENDING_REDRIVE' : row.status;
}

/** How many items a child of a run works on: those of its batch, or one. */
export function itemsIn(row: ExecutionRow, record: MapRunRecord): number {
  if (record.items === record.total) return 1;
  const input = JSON.parse(row.input) as { Items?: unknown };
  return Array.isArray(input?.Items) ? input.Items.length : 1;
}

export const describeMapRun: Action = (service, parameters) => {
  const record = mapRunOf(service, parameters);
  const children = lastOfEach(service.store.mapRunChildren(record.arn));
  return {
    mapRunArn: record.arn,
    executionArn: record.executionArn,
    status: record.status,
    startDate: seconds(record.started),
    ...(record.stopped === null ? {} : { stopDate: seconds(record.stopped) }),
    maxConcurrency: record.maxConcurrency,
    toleratedFailurePercentage: record.toleratedFailurePercentage ?? 0,
    toleratedFailureCount: record.toleratedFailureCount ?? 0,
    itemCounts: counts(record, children, record.items, (row) => itemsIn(row, record)),
    executionCounts: counts(record, children, record.total, () => 1),
    redriveCount: record.redriveCount,
    ...(record.redriveDate === null ? {} : { redriveDate: seconds(record.redriveDate) }),
  };
};

export const listMapRuns: Action = (service, parameters) => {
  const execution = executionOf(service, parameters.text('executionArn'));
  const runs = service.catalog.all('mapRun').filter((record) => record.executionId === execution.id);
  const { items, nextToken } = page(
    runs.sort((a, b) => b.started - a.started),
    parameters.number('maxResults'),
    parameters.optionalText('nextToken'),
  );
  return {
    mapRuns: items.map((record) => ({
      executionArn: record.executionArn,
      mapRunArn: record.arn,
      stateMachineArn: `${record.machineArn}/${record.label}`,
      startDate: seconds(record.started),
      ...(record.stopped === null ? {} : { stopDate: seconds(record.stopped) }),
    })),
    ...(nextToken === undefined ? {} : { nextToken }),
  };
};

export const updateMapRun: Action = async (service, parameters) => {
  const record = mapRunOf(service, parameters);
  if (record.status !== 'RUNNING')
    throw validationError('A completed map run cannot be updated', 'CANNOT_UPDATE_COMPLETED_MAP_RUN');
  const percentage = parameters.number('toleratedFailurePercentage');
  if (percentage !== undefined && (percentage < 0 || percentage > 100)) {
    throw constraint(String(percentage), 'toleratedFailurePercentage', 'Member must have value between 0 and 100');
  }
  await service.catalog.put('mapRun', record.arn, {
    ...record,
    maxConcurrency: parameters.number('maxConcurrency') ?? record.maxConcurrency,
    toleratedFailureCount: parameters.number('toleratedFailureCount') ?? record.toleratedFailureCount,
    toleratedFailurePercentage: percentage ?? record.toleratedFailurePercentage,
  });
  return {};
};
