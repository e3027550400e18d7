import type { EventEnvelope } from '#contracts/core/event.ts';
import { userCreated, userUpdated } from '#contracts/identity.ts';
import { taskAssigned, taskCreated, taskEscalated, taskOverdue, taskReminded } from '#contracts/tasks.ts';
import { eventHandler, on } from '#runtime/event-handler.ts';
import { sendEmailFromPlatform, storeFor } from './composition.ts';
import { sendNotifications } from './send-notifications.ts';

/** Tells people of their tasks. Once per event, however often it is delivered; nobody meant is not an error here. */
const tell = async (
  envelope: EventEnvelope,
  to: string | undefined | null,
  subject: string,
  body: string,
): Promise<void> => {
  if (!to || to === envelope.actor.id) return;
  await sendNotifications({ channel: 'in_app', to, subject, body }, envelope.id, {
    store: storeFor(envelope.tenantId),
    sendEmail: sendEmailFromPlatform,
    onUnknown: () => undefined,
  });
};

export const handler = eventHandler(
  [
    on(userCreated, ({ userId, ...user }, { tenantId }) =>
      storeFor(tenantId).rememberUser({ id: userId, ...user, status: 'active' }),
    ),
    on(userUpdated, ({ userId, ...user }, { tenantId }) => storeFor(tenantId).rememberUser({ id: userId, ...user })),
    on(taskCreated, (task, envelope) =>
      tell(envelope, task.assignee, `New task: ${task.title}`, 'A task waits for you.'),
    ),
    on(taskAssigned, (task, envelope) =>
      tell(envelope, task.assignee, `Task for you: ${task.title}`, 'A task was handed to you.'),
    ),
    on(taskReminded, (task, envelope) =>
      tell(
        envelope,
        task.assignee ?? (task.candidateRole && `role:${task.candidateRole}`),
        `Reminder: ${task.title}`,
        'This task has been waiting.',
      ),
    ),
    on(taskEscalated, (task, envelope) =>
      tell(
        envelope,
        `role:${task.toRole}`,
        `Escalated: ${task.title}`,
        'This task waited too long and came to your role.',
      ),
    ),
    on(taskOverdue, (task, envelope) =>
      tell(envelope, task.assignee, `Overdue: ${task.title}`, 'This task is past its due time.'),
    ),
  ],
  { service: 'notifications' },
);
