import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { Write } from '#adapters/dynamodb/tenant-table.ts';
import { taskCancelled, taskEscalated, taskOverdue, taskReminded } from '#contracts/tasks.ts';
import { runAs, serviceCaller } from '#runtime/actor.ts';
import { after } from '#runtime/durations.ts';
import { logger } from '#runtime/logger.ts';
import { eventIdsOf, isOpen, type TaskRecord } from './task.ts';
import { type DueItem, scheduleDue, unscheduleDue } from './task-schedule.ts';
import type { TaskStore } from './task-store.ts';

/** What becomes of a task when something of it is due; nothing when it no longer applies. */
interface Effect {
  task: TaskRecord;
  event: PublishableEvent;
  next?: DueItem;
}

function remind(task: TaskRecord, item: DueItem & { kind: 'remind' }): Effect {
  const event = eventOf(taskReminded, {
    ...eventIdsOf(task),
    assignee: task.assignee,
    candidateRole: task.candidate_role,
  });
  return { task, event, ...(item.every ? { next: { ...item, dueAt: after(item.dueAt, item.every) } } : {}) };
}

/** The task leaves whoever has it and is open to the higher role. */
function escalate(task: TaskRecord, { toRole }: DueItem & { kind: 'escalate' }, now: string): Effect {
  const { assignee: _, ...rest } = task;
  const escalated: TaskRecord = {
    ...rest,
    status: 'pending',
    candidate_role: toRole,
    escalated_at: now,
    updated_at: now,
  };
  return { task: escalated, event: eventOf(taskEscalated, { ...eventIdsOf(task), toRole }) };
}

function effectOf(task: TaskRecord, item: DueItem, now: string): Effect {
  switch (item.kind) {
    case 'remind':
      return remind(task, item);
    case 'escalate':
      return escalate(task, item, now);
    case 'overdue':
      return {
        task: { ...task, overdue_since: item.dueAt, updated_at: now },
        event: eventOf(taskOverdue, { ...eventIdsOf(task), assignee: task.assignee }),
      };
    case 'timeout':
      return {
        task: { ...task, status: 'cancelled', updated_at: now },
        event: eventOf(taskCancelled, { ...eventIdsOf(task), reason: 'The time for the task is over.' }),
      };
  }
}

export interface Sweeping {
  tenants: () => Promise<string[]>;
  due: (tenantId: string, now: string) => Promise<DueItem[]>;
  storeOf: (tenantId: string) => Pick<TaskStore, 'get' | 'change' | 'drop'>;
  now: () => string;
}

async function handle(item: DueItem, tenantId: string, { storeOf, now }: Sweeping): Promise<void> {
  const store = storeOf(tenantId);
  const task = await store.get(item.taskId);
  if (!task || !isOpen(task)) return store.drop(item);
  const trace = { requestId: task.id, correlationId: task.root_id ?? task.id, causationId: task.id };
  const effect = runAs(serviceCaller('tasks', tenantId, trace), () => effectOf(task, item, now()));
  const also: Write[] = [unscheduleDue(item), ...(effect.next ? [scheduleDue(effect.next)] : [])];
  // Changed meanwhile: the item is still there, and the next sweep decides anew.
  await store.change(task, effect.task, [effect.event], also);
}

/** Everything that has become due: overdue tasks, reminders, escalations and timeouts, each with its event in one write. */
export async function sweepDue(ports: Sweeping): Promise<{ handled: number; failed: number }> {
  const count = { handled: 0, failed: 0 };
  for (const tenantId of await ports.tenants()) {
    for (const item of await ports.due(tenantId, ports.now())) {
      try {
        await handle(item, tenantId, ports);
        count.handled += 1;
      } catch (error) {
        // One bad task must not keep the others waiting; it comes again with the next sweep.
        count.failed += 1;
        logger.error('A due task could not be handled', { error: error as Error, taskId: item.taskId, tenantId });
      }
    }
  }
  return count;
}
