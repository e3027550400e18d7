import { OLDEST } from '#adapters/dynamodb/merge-partitions.ts';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import {
  absent,
  type Condition,
  ConditionFailed,
  type IndexKeys,
  type TenantTable,
  type Write,
} from '#adapters/dynamodb/tenant-table.ts';
import type { JsonObject } from '#contracts/core/json.ts';
import { isOpen, type JobRecord } from './job.ts';

const partitionOf = (id: string) => `JOB#${id}`;
const jobKey = (id: string) => ({ partition: partitionOf(id), sort: 'RECORD' });
const outputKey = (id: string) => ({ partition: partitionOf(id), sort: 'OUTPUT' });
const executionKey = (job: JobRecord) => ({ partition: `EXECUTION#${job.executionId}`, sort: job.id });

/** Sort key of the lists: by time, then by id. */
export const timeKeyOf = (job: Pick<JobRecord, 'createdAt' | 'id'>): string => `${job.createdAt}#${job.id}`;
export type JobState = 'OPEN' | 'CLOSED';
const stateOf = (job: JobRecord): JobState => (isOpen(job) ? 'OPEN' : 'CLOSED');

/** Jobs that may be taken sort by the time from which on they may; a lease that ends gives a job back by itself. */
const queueOf = (type: string) => `TYPE#${type}`;
function indexOf(job: JobRecord): IndexKeys {
  const free = job.status === 'leased' ? job.deadline! : job.availableAt;
  return {
    ...(isOpen(job) && !job.paused ? { gsi1: { partition: queueOf(job.type), sort: `${free}#${job.id}` } } : {}),
    gsi2: { partition: stateOf(job), sort: timeKeyOf(job) },
  };
}

/** The jobs of one tenant. Access patterns: ../README.md. */
export class JobStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  /** `false`: the activity has opened its job before. */
  create(job: JobRecord, events: PublishableEvent[]): Promise<boolean> {
    return this.#write(
      [
        { put: jobKey(job.id), item: { ...job }, index: indexOf(job), condition: absent },
        { put: executionKey(job), item: { id: job.id } },
      ],
      events,
    );
  }

  get(id: string): Promise<JobRecord | undefined> {
    return this.#table.get<JobRecord>(jobKey(id));
  }

  /** What the worker gave; kept apart, since input and output together may be larger than an item. */
  async output(id: string): Promise<JsonObject | undefined> {
    return (await this.#table.get<{ output: JsonObject }>(outputKey(id)))?.output;
  }

  /** Replaces a job and writes its events. `false`: somebody else has changed it since it was read; nothing is written. */
  change(before: JobRecord, after: JobRecord, events: PublishableEvent[], output?: JsonObject): Promise<boolean> {
    const unchanged = { expression: 'revision = :revision', values: { ':revision': before.revision } };
    const item = { ...after, revision: before.revision + 1 };
    return this.#write(
      [
        { put: jobKey(after.id), item, index: indexOf(after), condition: unchanged },
        ...(output === undefined ? [] : [{ put: outputKey(after.id), item: { output } }]),
      ],
      events,
    );
  }

  /** Jobs of a type that may be taken at a time, those that have waited longest first. */
  async takeable(type: string, now: string, page: { limit: number; cursor?: string | undefined }) {
    return this.#table.query<JobRecord>({
      index: 'gsi1',
      partition: queueOf(type),
      sortBetween: [OLDEST, `${now}#~`],
      ...page,
    });
  }

  /** As they are now: what is just being opened must not be missed by those who withdraw. */
  async byExecution(executionId: string): Promise<JobRecord[]> {
    const links = await this.#table.queryAll<{ id: string }>({ partition: `EXECUTION#${executionId}` });
    const keys = links.map((link) => jobKey(link.id));
    return this.#table.getMany<JobRecord>(keys, { consistent: true });
  }

  /** Jobs of a state, newest first, at or before `before`. */
  async list(query: {
    state: JobState;
    before: string;
    limit: number;
    filter?: Condition | undefined;
  }): Promise<JobRecord[]> {
    const { state, before, filter, limit } = query;
    const page = await this.#table.query<JobRecord>({
      index: 'gsi2',
      partition: state,
      sortBetween: [OLDEST, before],
      descending: true,
      limit,
      ...(filter ? { filter } : {}),
    });
    return page.items;
  }

  /** Open jobs, oldest first, page by page. */
  async *open(): AsyncGenerator<JobRecord[]> {
    let cursor: string | undefined;
    do {
      const page = await this.#table.query<JobRecord>({ index: 'gsi2', partition: 'OPEN', limit: 100, cursor });
      yield page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  async #write(writes: Write[], events: PublishableEvent[]): Promise<boolean> {
    try {
      await this.#table.write(writes, events);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed && error.failed.includes(0)) return false;
      throw error;
    }
  }
}
