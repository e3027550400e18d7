import { mergePartitions, type ReadPartition } from '#adapters/dynamodb/merge-partitions.ts';
import type { Condition } from '#adapters/dynamodb/tenant-table.ts';
import type { QueryOf } from '#contracts/core/operation.ts';
import type { Page } from '#contracts/core/page.ts';
import { RoleSchema } from '#contracts/identity.ts';
import type { listTasks as operation } from '#contracts/tasks.ts';
import { type Caller, hasRole } from '#runtime/actor.ts';
import { isVisible, statusAt, supervises, type TaskRecord } from './task.ts';
import { ownerPartition, type TaskStore, timeKeyOf } from './task-store.ts';

type Asked = QueryOf<typeof operation>;
type State = 'OPEN' | 'CLOSED';

/** Which of the two states of a task the asked status can be in: others need not be read. */
function statesOf(status: Asked['status']): State[] {
  if (status === undefined) return ['OPEN', 'CLOSED'];
  return status === 'completed' || status === 'cancelled' ? ['CLOSED'] : ['OPEN'];
}

const equals = (field: string, value: string | undefined) =>
  value === undefined ? [] : [{ text: `#${field} = :${field}`, field, value }];

function statusText(status: Asked['status']): string[] {
  if (status === 'overdue') return ['due_at < :now'];
  if (status === 'pending' || status === 'in_progress')
    return ['#status = :status', '(attribute_not_exists(due_at) OR due_at >= :now)'];
  return status === undefined ? [] : ['#status = :status'];
}

/** The asked filters as a DynamoDB filter: overdue is a matter of time, not of the stored status. */
function filterOf({ status, processId, priority }: Asked, now: string): Condition | undefined {
  const plain = [...equals('process_id', processId), ...equals('priority', priority)];
  const texts = [...statusText(status), ...plain.map((one) => one.text)];
  if (texts.length === 0) return undefined;
  const text = texts.join(' AND ');
  const values = Object.fromEntries(plain.map((one) => [`:${one.field}`, one.value]));
  return {
    expression: text,
    names: {
      ...Object.fromEntries(plain.map((one) => [`#${one.field}`, one.field])),
      ...(text.includes('#status') ? { '#status': 'status' } : {}),
    },
    values: {
      ...values,
      ...(text.includes(':status') ? { ':status': status } : {}),
      ...(text.includes(':now') ? { ':now': now } : {}),
    },
  };
}

/** Whether a task read by other means fits the asked filters. */
const fits = (task: TaskRecord, asked: Asked, now: string): boolean =>
  (asked.status === undefined || statusAt(task, now) === asked.status) &&
  (asked.processId === undefined || task.process_id === asked.processId) &&
  (asked.priority === undefined || task.priority === asked.priority);

const fitsView = (task: TaskRecord, { view }: Asked, caller: Caller): boolean => {
  if (view === 'mine') return task.assignee === caller.actor.id;
  return view === 'all' || (task.assignee === undefined && isVisible(task, caller));
};

function partitionsOf(asked: Asked, caller: Caller, store: TaskStore, now: string): ReadPartition<TaskRecord>[] {
  const states = statesOf(asked.status);
  const filter = filterOf(asked, now);
  const read =
    (index: 'gsi1' | 'gsi2', partition: string): ReadPartition<TaskRecord> =>
    (range) =>
      store.list({ index, partition, filter, ...range });
  const mine = states.map((state) => read('gsi1', ownerPartition.assignee(caller.actor.id, state)));
  if (asked.view === 'mine') return mine;
  if (asked.view === 'all' && supervises(caller)) return states.map((state) => read('gsi2', state));
  const roles = RoleSchema.options.filter((role) => hasRole(caller, role));
  const named: ReadPartition<TaskRecord> = async (range) =>
    (await store.namedFor(caller.actor.id, range)).filter((task) => fits(task, asked, now));
  const available = states.includes('OPEN')
    ? [...roles.map((role) => read('gsi1', ownerPartition.role(role))), named]
    : [];
  return asked.view === 'available' ? available : [...mine, ...available];
}

/** A page of the tasks that the caller may see, newest first. */
export async function listTasks(
  asked: Asked,
  { caller, store, now }: { caller: Caller; store: TaskStore; now: string },
): Promise<Page<TaskRecord>> {
  const page = { limit: asked.limit, cursor: asked.cursor, keyOf: timeKeyOf };
  if (asked.executionId === undefined) return mergePartitions(partitionsOf(asked, caller, store, now), page);
  const tasks = await store.byExecution(asked.executionId);
  const wanted = tasks.filter(
    (task) => isVisible(task, caller) && fits(task, asked, now) && fitsView(task, asked, caller),
  );
  const inOrder = wanted.sort((a, b) => (timeKeyOf(a) < timeKeyOf(b) ? 1 : -1));
  const read: ReadPartition<TaskRecord> = async ({ before, limit }) =>
    inOrder.filter((task) => timeKeyOf(task) <= before).slice(0, limit);
  return mergePartitions([read], page);
}
