import { OLDEST } from '#adapters/dynamodb/merge-partitions.ts';
import type { RuntimeStatus } from '#contracts/executions/index.ts';
import { AppError } from '#runtime/errors.ts';
import type { ExecutionRecord } from '../../execution.ts';
import { type ExecutionStore, timeKeyOf } from '../../execution-store.ts';
import type { MigrationRecord } from './migration-store.ts';

/** What still runs; in this order, so that one that is paused while it is looked for is found as paused. */
const RUNNING = ['in_progress', 'paused'] as const satisfies RuntimeStatus[];
type Running = (typeof RUNNING)[number];

/** Position among the running executions of a version: `<status>|<time key of the last one>`. */
const cursorOf = (status: Running, record: ExecutionRecord): string => `${status}|${timeKeyOf(record)}`;

export function readPosition(cursor: string | null | undefined): { status: Running; from: string } {
  if (cursor === null || cursor === undefined) return { status: 'in_progress', from: OLDEST };
  const [status, after] = cursor.split('|');
  const known = RUNNING.find((one) => one === status);
  if (known && after !== undefined) return { status: known, from: `${after}!` };
  throw new AppError('invalid', 'request.invalid-cursor', 'The cursor is not one of this list.', {
    errors: [{ path: '/cursor', code: 'invalid-cursor', message: 'is not a cursor of this list' }],
    help: 'Send the `nextCursor` of the page before, unchanged, or none for the first page.',
  });
}

/** Running executions of a version, oldest first, each with the position after it. */
export async function runningInstances(
  {
    processId,
    version,
    cursor,
    limit,
  }: { processId: string; version: string; cursor?: string | null | undefined; limit: number },
  store: Pick<ExecutionStore, 'byStatus'>,
): Promise<{ record: ExecutionRecord; after: string }[]> {
  const start = readPosition(cursor);
  const found: { record: ExecutionRecord; after: string }[] = [];
  for (const status of RUNNING.slice(RUNNING.indexOf(start.status))) {
    const records = await store.byStatus({
      runtimeStatus: status,
      processId,
      from: status === start.status ? start.from : OLDEST,
      before: '~',
      limit: limit - found.length,
      descending: false,
      filter: { expression: 'version = :version', values: { ':version': version } },
    });
    found.push(...records.map((record) => ({ record, after: cursorOf(status, record) })));
    if (found.length >= limit) break;
  }
  return found;
}

/** The executions of one part of a migration, each with how far the migration is behind it. */
export async function instancesOf(
  { processId, version, position, todo }: MigrationRecord,
  limit: number,
  store: Pick<ExecutionStore, 'byStatus' | 'getMany'>,
): Promise<{ instances: { record: ExecutionRecord; next: Partial<MigrationRecord> }[]; isLast: boolean }> {
  if (!todo) {
    const found = await runningInstances({ processId, version, cursor: position, limit }, store);
    const instances = found.map(({ record, after }) => ({ record, next: { position: after } }));
    return { instances, isLast: found.length < limit };
  }
  const records = new Map((await store.getMany(todo.slice(0, limit))).map((record) => [record.id, record]));
  const instances = todo.slice(0, limit).flatMap((id, at) => {
    const record = records.get(id);
    return record ? [{ record, next: { todo: todo.slice(at + 1) } }] : [];
  });
  return { instances, isLast: todo.length <= limit };
}
