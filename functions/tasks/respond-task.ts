import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { BodyOf } from '#contracts/core/operation.ts';
import { type respondTask as operation, taskCompleted } from '#contracts/tasks.ts';
import { type Caller, runAs } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { newComment } from './comment.ts';
import { checkResponse } from './form.ts';
import { changedMeanwhile, eventIdsOf, isCandidate, refuseEnded, type TaskRecord } from './task.ts';
import type { TaskStore } from './task-store.ts';

/** Step Functions takes 256 KiB as a step's result; this leaves room for the envelope. */
const LARGEST_RESULT = 250_000;

function refuseStranger(task: TaskRecord, caller: Caller): void {
  const mine = task.assignee === caller.actor.id;
  const free = task.assignee === undefined && (isCandidate(task, caller) || task.created_by === caller.actor.id);
  if (mine || free) return;
  throw new AppError('forbidden', 'task.not-assigned', 'The task is not yours to do.', {
    help: 'Have it assigned to you first: PUT /tasks/{id}/assign with { "assignee": "me" }.',
  });
}

const invalidResponse = (errors: NonNullable<AppError['errors']>): AppError =>
  new AppError('invalid', 'task.invalid-response', `${errors[0]!.path}: ${errors[0]!.message}`, {
    errors,
    help: 'Correct the fields listed in `errors`; the task’s form_fields say what each takes.',
  });

function valuesOf(task: TaskRecord, body: BodyOf<typeof operation>) {
  if (Buffer.byteLength(JSON.stringify(body.result)) > LARGEST_RESULT) {
    throw invalidResponse([
      {
        path: '/result',
        code: 'too-large',
        message: `must have at most ${LARGEST_RESULT} bytes`,
        help: 'Put large data into storage and pass a reference to it.',
      },
    ]);
  }
  const checked = checkResponse(task.form_fields, body.result);
  if ('errors' in checked) throw invalidResponse(checked.errors);
  return checked.values;
}

/** Completes a task. The response and `task.completed` are one write; the consumer of the event answers the state machine. */
export async function respondTask(
  task: TaskRecord,
  body: BodyOf<typeof operation>,
  { caller, ifMatch, store }: { caller: Caller; ifMatch: string | undefined; store: TaskStore },
): Promise<TaskRecord> {
  refuseEnded(task);
  refuseStranger(task, caller);
  if (ifMatch !== undefined && ifMatch !== String(task.revision)) throw changedMeanwhile();
  const now = timestamp();
  const me = caller.actor.id;
  const done: TaskRecord = {
    ...task,
    status: 'completed',
    assignee: me,
    result: valuesOf(task, body),
    completed_at: now,
    completed_by: me,
    updated_at: now,
    revision: task.revision + 1,
  };
  const asTheRun = task.root_id ? { ...caller, correlationId: task.root_id } : caller;
  const event = runAs(asTheRun, () => eventOf(taskCompleted, { ...eventIdsOf(task), completedBy: me }));
  const comment = body.comment ? [store.commentWrite(task, newComment(task.id, body.comment, caller))] : [];
  if (await store.change(task, done, [event], comment)) return done;
  // Somebody was quicker: either the task has ended, or it is another's now.
  const current = await store.get(task.id);
  if (current) return respondTask(current, body, { caller, ifMatch, store });
  throw changedMeanwhile();
}
