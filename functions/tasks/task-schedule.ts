import type { z } from 'zod';
import type { Write } from '#adapters/dynamodb/tenant-table.ts';
import type { HumanTaskConfigSchema } from '#contracts/process-definition/index.ts';
import { after } from '#runtime/durations.ts';
import type { TaskRecord } from './task.ts';

type Config = z.infer<typeof HumanTaskConfigSchema>;

/** What becomes due of a task, and when. */
export type Due =
  | { kind: 'remind'; every?: string | undefined }
  | { kind: 'escalate'; toRole: NonNullable<Config['escalation']>['toRole'] }
  | { kind: 'overdue' }
  | { kind: 'timeout' };
export type DueItem = Due & { taskId: string; dueAt: string };

const keyOf = ({ dueAt, taskId, kind }: DueItem) => ({ partition: 'DUE', sort: `${dueAt}#${taskId}#${kind}` });

export const scheduleDue = (item: DueItem): Write => ({ put: keyOf(item), item: { ...item } });
export const unscheduleDue = (item: DueItem): Write => ({ delete: keyOf(item) });

/**
 * Everything that becomes due of a new task. The items stay when the task ends early: the sweep drops what no longer applies,
 * which spares every response the deletes.
 */
export function dueItemsOf(task: TaskRecord, config: Partial<Pick<Config, 'reminder' | 'escalation'>>): DueItem[] {
  const at = (dueAt: string, due: Due): DueItem => ({ ...due, taskId: task.id, dueAt });
  const { reminder, escalation } = config;
  return [
    ...(task.due_at ? [at(task.due_at, { kind: 'overdue' })] : []),
    ...(task.timeout_at ? [at(task.timeout_at, { kind: 'timeout' })] : []),
    ...(reminder ? [at(after(task.created_at, reminder.after), { kind: 'remind', every: reminder.every })] : []),
    ...(escalation
      ? [at(after(task.created_at, escalation.after), { kind: 'escalate', toRole: escalation.toRole })]
      : []),
  ];
}
