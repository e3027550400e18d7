import type * as api from '#contracts/notifications.ts';
import type { Notification } from '#contracts/notifications.ts';
import { type Handlers, handle } from './http.ts';
import { now, prefixed } from './ids.ts';
import { page } from './page.ts';
import { tenant } from './people.ts';
import { notFound } from './problem.ts';

const notifications: Notification[] = [];

export function notify(to: string, subject: string, body: string, executionId?: string): void {
  notifications.unshift({
    id: prefixed('ntf'),
    tenant_id: tenant.id,
    channel: 'in_app',
    to,
    subject,
    body,
    status: 'sent',
    ...(executionId && { executionId }),
    createdAt: now(),
    sentAt: now(),
  });
}

export const notificationHandlers: Handlers = {
  listNotifications: handle<typeof api.listNotifications>(({ query, user }) => {
    const mine = notifications.filter(({ to, status }) => to === user.id && (!query.unread || status !== 'read'));
    return { body: page(mine, query) };
  }),
  markNotificationRead: ({ params }) => {
    const found = notifications.find(({ id }) => id === params.id);
    if (!found) throw notFound('notification.not-found', 'notification');
    Object.assign(found, { status: 'read', readAt: now() });
    return { body: found };
  },
};
