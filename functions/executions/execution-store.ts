import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import {
  absent,
  type Condition,
  ConditionFailed,
  type IndexKeys,
  type TenantTable,
  type Write,
} from '#adapters/dynamodb/tenant-table.ts';
import type { RuntimeStatus } from '#contracts/executions/index.ts';
import { TaskError } from '#runtime/errors.ts';
import type { ExecutionPayload, ExecutionRecord } from './execution.ts';

/** A payload up to this size travels in the record's own item, which spares the start a write. */
const INLINE_BYTES = 2_048;

type StoredRecord = ExecutionRecord & { payload?: string };

const partitionOf = (id: string) => `EXECUTION#${id}`;
const recordKey = (id: string) => ({ partition: partitionOf(id), sort: 'RECORD' });
const payloadKey = (id: string) => ({ partition: partitionOf(id), sort: 'PAYLOAD' });
const childKey = (rootId: string, id: string) => ({ partition: partitionOf(rootId), sort: `DESCENDANT#${id}` });

/** The paused executions of a tenant, in a partition of their own: the only one that other contexts may read (docs/adr/0002). */
const controlKey = (id: string) => ({ partition: 'CONTROL', sort: id });

/** Sort key of both indexes: by time, then by id. */
export const timeKeyOf = (record: Pick<ExecutionRecord, 'createdAt' | 'id'>): string =>
  `${record.createdAt}#${record.id}`;

const indexOf = (record: ExecutionRecord, runtimeStatus: RuntimeStatus): IndexKeys => ({
  gsi1: { partition: `PROCESS#${record.processId}#${runtimeStatus}`, sort: timeKeyOf(record) },
  gsi2: { partition: `STATUS#${runtimeStatus}`, sort: timeKeyOf(record) },
});

/** The record is as it was read: what was decided on it still holds. A moved execution has another run, of which nothing is known yet. */
const unchanged = ({ status, runtimeStatus, runArn }: ExecutionRecord): Condition => ({
  expression: '#status = :status AND runtimeStatus = :runtimeStatus AND runArn = :runArn',
  names: { '#status': 'status' },
  values: { ':status': status, ':runtimeStatus': runtimeStatus, ':runArn': runArn },
});

/** The record without what a change removes. */
const without = (record: ExecutionRecord, fields: readonly string[]): ExecutionRecord =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !fields.includes(name))) as unknown as ExecutionRecord;

const withoutPayload = ({ payload: _, ...record }: StoredRecord): ExecutionRecord => record;

/** A change of an execution's record, with what else is written with it. */
export interface Change {
  set: Partial<ExecutionRecord>;
  remove?: 'awaitsMoveTo'[];
  also?: Write[];
}

/** The executions of one tenant. Access patterns: README.md. */
export class ExecutionStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  /** Writes a new execution and its events. `false`: it exists already. */
  async create(
    record: ExecutionRecord,
    payload: ExecutionPayload,
    events: PublishableEvent[],
    also: Write[] = [],
  ): Promise<boolean> {
    const text = JSON.stringify(payload);
    const inline = text.length <= INLINE_BYTES;
    const item = inline ? { ...record, payload: text } : { ...record };
    const writes: Write[] = [
      { put: recordKey(record.id), item, index: indexOf(record, record.runtimeStatus), condition: absent },
      ...also,
    ];
    if (!inline) writes.push({ put: payloadKey(record.id), item: { payload: text } });
    if (record.rootExecutionId !== record.id) {
      const link = { id: record.id, parentExecutionId: record.parentExecutionId };
      writes.push({ put: childKey(record.rootExecutionId, record.id), item: link });
    }
    try {
      await this.#table.write(writes, events);
      return true;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (error.failed.includes(0)) return false;
      throw new TaskError('Paused', 'The execution above it was paused meanwhile.', { cause: error });
    }
  }

  async get(id: string): Promise<ExecutionRecord | undefined> {
    const stored = await this.#table.get<StoredRecord>(recordKey(id));
    return stored && withoutPayload(stored);
  }

  /** All that is stored of one execution, in one read: its record, what it was started with, and the parts of its result. */
  async getWhole(
    id: string,
  ): Promise<{ record: ExecutionRecord; payload: ExecutionPayload; parts: Uint8Array[] } | undefined> {
    const items = await this.#table.queryAll<Partial<StoredRecord> & { part?: Uint8Array }>({
      partition: partitionOf(id),
      sortBetween: [payloadKey(id).sort, 'RESULT#~'],
    });
    const stored = items.find((item) => item.id === id) as StoredRecord | undefined;
    if (!stored) return undefined;
    const text = items.find((item) => item.payload !== undefined)?.payload;
    if (text === undefined) throw new Error(`The input of execution ${id} is missing`);
    return {
      record: withoutPayload(stored),
      payload: JSON.parse(text) as ExecutionPayload,
      parts: items.flatMap(({ part }) => part ?? []),
    };
  }

  async getPayload(id: string): Promise<ExecutionPayload> {
    const record = await this.#table.get<StoredRecord>(recordKey(id));
    const text = record?.payload ?? (await this.#table.get<{ payload: string }>(payloadKey(id)))?.payload;
    if (text === undefined) throw new Error(`The input of execution ${id} is missing`);
    return JSON.parse(text) as ExecutionPayload;
  }

  /** Changes a record together with its events. `undefined`: its status has changed since it was read; nothing is written. */
  async change(
    record: ExecutionRecord,
    { set, also = [], ...change }: Change,
    events: PublishableEvent[] = [],
  ): Promise<ExecutionRecord | undefined> {
    // What has ended is not moved any more.
    const remove = set.status === 'COMPLETED' ? (['awaitsMoveTo'] as const) : (change.remove ?? []);
    const runtimeStatus = set.runtimeStatus ?? record.runtimeStatus;
    const update: Write = {
      update: recordKey(record.id),
      set: { updatedAt: record.updatedAt, ...set },
      remove: [...remove],
      condition: unchanged(record),
      ...(runtimeStatus === record.runtimeStatus ? {} : { index: indexOf(record, runtimeStatus) }),
    };
    try {
      await this.#table.write([update, ...also], events);
      return without({ ...record, ...set }, remove);
    } catch (error) {
      if (error instanceof ConditionFailed && error.failed.includes(0)) return undefined;
      throw error;
    }
  }

  /** Part of a change: the execution is paused from then on. */
  pause(id: string): Write {
    return { put: controlKey(id), item: { id } };
  }

  /** Part of a change: the execution is not paused (any more). */
  unpause(id: string): Write {
    return { delete: controlKey(id) };
  }

  /** Part of a creation: refused when the parent has been paused or has ended meanwhile. */
  stillRuns(id: string): Write {
    return { check: controlKey(id), condition: absent };
  }

  /** Every execution below a root, with its parent. */
  descendants(rootId: string): Promise<{ id: string; parentExecutionId: string }[]> {
    return this.#table.queryAll({ partition: partitionOf(rootId), sortBeginsWith: 'DESCENDANT#' });
  }

  async getMany(ids: readonly string[]): Promise<ExecutionRecord[]> {
    return (await this.#table.getMany<StoredRecord>(ids.map(recordKey))).map(withoutPayload);
  }

  /** Executions of one runtime status, newest first, at or before `before`. */
  async byStatus(query: {
    runtimeStatus: RuntimeStatus;
    processId?: string | undefined;
    from: string;
    before: string;
    limit: number;
    descending?: boolean;
    filter?: Condition | undefined;
  }): Promise<ExecutionRecord[]> {
    const page = await this.#table.query<StoredRecord>({
      ...(query.processId
        ? { partition: `PROCESS#${query.processId}#${query.runtimeStatus}`, index: 'gsi1' as const }
        : { partition: `STATUS#${query.runtimeStatus}`, index: 'gsi2' as const }),
      sortBetween: [query.from, query.before],
      descending: query.descending ?? true,
      limit: query.limit,
      ...(query.filter ? { filter: query.filter } : {}),
    });
    return page.items.map(withoutPayload);
  }
}
