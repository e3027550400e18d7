import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { taskAssigned } from '#contracts/tasks.ts';
import { type Caller, runAs } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { changedMeanwhile, eventIdsOf, isCandidate, refuseEnded, supervises, type TaskRecord } from './task.ts';
import type { TaskStore } from './task-store.ts';
import type { KnownUser } from './user-directory.ts';

interface Ports {
  caller: Caller;
  ifMatch: string | undefined;
  store: TaskStore;
  findUser: (id: string) => Promise<KnownUser | undefined>;
}

const claimed = (): AppError =>
  new AppError('conflict', 'task.claimed', 'Somebody else has the task.', {
    help: 'Ask them, or somebody with the role manager, to hand it over.',
  });

const forbidden = (what: string): AppError =>
  new AppError('forbidden', 'auth.forbidden', `You may not ${what}.`, {
    help: 'Ask somebody with the role manager.',
  });

function checkClaim(task: TaskRecord, caller: Caller): void {
  if (task.assignee === caller.actor.id || supervises(caller)) return;
  if (task.assignee !== undefined) throw claimed();
  if (!isCandidate(task, caller) && task.created_by !== caller.actor.id) throw forbidden('claim this task');
}

async function checkHandOver(assignee: string, { caller, findUser }: Ports, task: TaskRecord): Promise<void> {
  if (task.assignee !== caller.actor.id && task.created_by !== caller.actor.id && !supervises(caller)) {
    throw task.assignee === undefined ? forbidden('give this task to somebody else') : claimed();
  }
  const user = await findUser(assignee);
  if (user?.status === 'active') return;
  throw new AppError('not-found', 'user.not-found', `There is no active user ${assignee}.`, {
    errors: [{ path: '/assignee', code: 'not-found', message: 'is not an active user of this tenant' }],
    help: 'See GET /users.',
  });
}

function checkGiveBack(task: TaskRecord, caller: Caller): void {
  if (task.assignee !== undefined && task.assignee !== caller.actor.id && !supervises(caller)) throw claimed();
}

/** The task after the change: claimed work is in progress, given work waits to be begun. */
function assigned(task: TaskRecord, assignee: string | null, claims: boolean): TaskRecord {
  const { assignee: _, ...rest } = task;
  return {
    ...rest,
    ...(assignee === null ? {} : { assignee }),
    // Nobody may be left out: what has neither candidates nor an assignee is open to every employee.
    ...(assignee === null && !task.candidate_role && !task.candidate_users
      ? { candidate_role: 'employee' as const }
      : {}),
    status: claims ? 'in_progress' : 'pending',
    updated_at: timestamp(),
    revision: task.revision + 1,
  };
}

/** Claims a task (`me`), hands it to somebody, or gives it back (`null`). Two who claim at once: one gets it. */
export async function assignTask(task: TaskRecord, asked: string | null, ports: Ports): Promise<TaskRecord> {
  const { caller, ifMatch, store } = ports;
  refuseEnded(task);
  if (ifMatch !== undefined && ifMatch !== String(task.revision)) throw changedMeanwhile();
  const assignee = asked === 'me' ? caller.actor.id : asked;
  const claims = assignee === caller.actor.id;
  if (claims) checkClaim(task, caller);
  else if (assignee === null) checkGiveBack(task, caller);
  else await checkHandOver(assignee, ports, task);
  if ((task.assignee ?? null) === assignee && (!claims || task.status === 'in_progress')) return task;
  const after = assigned(task, assignee, claims);
  const asTheRun = task.root_id ? { ...caller, correlationId: task.root_id } : caller;
  const event = runAs(asTheRun, () => eventOf(taskAssigned, { ...eventIdsOf(task), assignee }));
  if (await store.change(task, after, [event])) return after;
  const current = await store.get(task.id);
  // A claim that came second must not take the task from the first, whatever the caller's role.
  if (claims && current?.assignee !== undefined && current.assignee !== caller.actor.id) throw claimed();
  if (current) return assignTask(current, asked, ports);
  throw changedMeanwhile();
}
