import { OLDEST } from '#adapters/dynamodb/merge-partitions.ts';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import {
  absent,
  type Condition,
  ConditionFailed,
  type IndexKeys,
  type Item,
  type TenantTable,
  type Write,
} from '#adapters/dynamodb/tenant-table.ts';
import type { Page } from '#contracts/core/page.ts';
import type { TaskComment } from '#contracts/tasks.ts';
import { isOpen, type TaskRecord } from './task.ts';
import { type DueItem, unscheduleDue } from './task-schedule.ts';

const partitionOf = (id: string) => `TASK#${id}`;
const taskKey = (id: string) => ({ partition: partitionOf(id), sort: 'RECORD' });
const executionKey = (task: TaskRecord) => ({ partition: `EXECUTION#${task.execution_id}`, sort: task.id });
const candidateKey = (userId: string, task: TaskRecord) => ({
  partition: `CANDIDATE#${userId}`,
  sort: timeKeyOf(task),
});

/** Sort key of the lists: by time, then by id. */
export const timeKeyOf = (task: Pick<TaskRecord, 'created_at' | 'id'>): string => `${task.created_at}#${task.id}`;

/** Who has a task in the inbox: its assignee, or everybody with its candidate role, or those who are named. */
export const ownerPartition = {
  assignee: (userId: string, state: 'OPEN' | 'CLOSED') => `ASSIGNEE#${userId}#${state}`,
  role: (role: string) => `ROLE#${role}#OPEN`,
};

function ownerOf(task: TaskRecord): string {
  const state = isOpen(task) ? 'OPEN' : 'CLOSED';
  const owner = task.completed_by ?? task.assignee;
  if (owner !== undefined) return ownerPartition.assignee(owner, state);
  if (isOpen(task) && task.candidate_role !== undefined) return ownerPartition.role(task.candidate_role);
  return `UNASSIGNED#${state}`;
}

const indexOf = (task: TaskRecord): IndexKeys => ({
  gsi1: { partition: ownerOf(task), sort: timeKeyOf(task) },
  gsi2: { partition: isOpen(task) ? 'OPEN' : 'CLOSED', sort: timeKeyOf(task) },
});

const isUnclaimed = (task: TaskRecord): boolean => isOpen(task) && task.assignee === undefined;

/** The tasks of one tenant. Access patterns: README.md. */
export class TaskStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  /** Writes a new task and its events. `false`: it exists already. */
  async create(task: TaskRecord, events: PublishableEvent[], also: Write[] = []): Promise<boolean> {
    const writes: Write[] = [
      { put: taskKey(task.id), item: { ...task }, index: indexOf(task), condition: absent },
      ...also,
      ...this.#candidateLinks(undefined, task),
    ];
    if (task.execution_id !== undefined) writes.push({ put: executionKey(task), item: { id: task.id } });
    return this.#write(writes, events);
  }

  get(id: string): Promise<TaskRecord | undefined> {
    return this.#table.get<TaskRecord>(taskKey(id));
  }

  /** Replaces a task and writes its events. `false`: somebody else has changed it since it was read; nothing is written. */
  change(before: TaskRecord, after: TaskRecord, events: PublishableEvent[], also: Write[] = []): Promise<boolean> {
    const unchanged = { expression: 'revision = :revision', values: { ':revision': before.revision } };
    const item = { ...after, revision: before.revision + 1 };
    const writes: Write[] = [
      { put: taskKey(after.id), item, index: indexOf(after), condition: unchanged },
      ...also,
      ...this.#candidateLinks(before, after),
    ];
    return this.#write(writes, events);
  }

  /** As they are now: what is just being opened must not be missed by those who withdraw. */
  async byExecution(executionId: string): Promise<TaskRecord[]> {
    const links = await this.#table.queryAll<{ id: string }>({ partition: `EXECUTION#${executionId}` });
    const keys = links.map((link) => taskKey(link.id));
    return this.#table.getMany<TaskRecord>(keys, { consistent: true });
  }

  /** Tasks of an index partition, newest first, at or before `before`. */
  async list(query: {
    index: 'gsi1' | 'gsi2';
    partition: string;
    before: string;
    limit: number;
    filter?: Condition | undefined;
  }): Promise<TaskRecord[]> {
    const { before, filter, ...rest } = query;
    const page = await this.#table.query<TaskRecord>({
      ...rest,
      sortBetween: [OLDEST, before],
      descending: true,
      ...(filter ? { filter } : {}),
    });
    return page.items;
  }

  /** Unclaimed tasks that name the user as a candidate. */
  async namedFor(userId: string, range: { before: string; limit: number }): Promise<TaskRecord[]> {
    const links = await this.#table.query<{ id: string }>({
      partition: `CANDIDATE#${userId}`,
      sortBetween: [OLDEST, range.before],
      descending: true,
      limit: range.limit,
    });
    return this.#table.getMany<TaskRecord>(links.items.map((link) => taskKey(link.id)));
  }

  /** What is due of the tenant's tasks up to a time, oldest first; a bounded number, the next sweep goes on. */
  async due(now: string): Promise<DueItem[]> {
    const page = await this.#table.query<DueItem>({ partition: 'DUE', sortBetween: [OLDEST, `${now}#~`], limit: 200 });
    return page.items;
  }

  drop(item: DueItem): Promise<void> {
    return this.#table.write([unscheduleDue(item)]);
  }

  addComment(task: TaskRecord, comment: TaskComment, events: PublishableEvent[]): Promise<void> {
    return this.#table.write([this.commentWrite(task, comment)], events);
  }

  commentWrite(task: TaskRecord, comment: TaskComment): Write {
    return {
      put: { partition: partitionOf(task.id), sort: `COMMENT#${comment.id}` },
      item: comment as unknown as Item,
    };
  }

  comments(taskId: string, page: { limit: number; cursor?: string | undefined }): Promise<Page<TaskComment>> {
    return this.#table.query({ partition: partitionOf(taskId), sortBeginsWith: 'COMMENT#', ...page });
  }

  /** A candidate's link exists as long as the task is open and nobody has claimed it. */
  #candidateLinks(before: TaskRecord | undefined, after: TaskRecord): Write[] {
    const had = before !== undefined && isUnclaimed(before);
    const has = isUnclaimed(after);
    if (had === has) return [];
    return (after.candidate_users ?? []).map((userId) =>
      has ? { put: candidateKey(userId, after), item: { id: after.id } } : { delete: candidateKey(userId, after) },
    );
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
