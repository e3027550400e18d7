import { z } from 'zod';
import { event } from './core/event.ts';
import { operation } from './core/operation.ts';
import { PageQuerySchema, pageOf } from './core/page.ts';
import { ExecutionIdSchema, prefixedId, TenantIdSchema, TimestampSchema, UserIdSchema } from './core/scalars.ts';

const context = 'notifications';
export const NotificationIdSchema = prefixedId('ntf');

export const NotificationSchema = z
  .object({
    id: NotificationIdSchema,
    tenant_id: TenantIdSchema,
    channel: z.enum(['email', 'in_app']),
    /** A user id (in-app) or an e-mail address. */
    to: z.string(),
    subject: z.string(),
    body: z.string(),
    status: z.enum(['queued', 'sent', 'failed', 'read']),
    executionId: ExecutionIdSchema.optional(),
    error: z.string().optional(),
    createdAt: TimestampSchema,
    sentAt: TimestampSchema.optional(),
    readAt: TimestampSchema.optional(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof NotificationSchema>;

export const sendNotification = operation({
  id: 'sendNotification',
  context,
  method: 'POST',
  path: '/notifications/send',
  summary: 'Send a notification to users, e-mail addresses or everybody with a role',
  access: ['manager', 'designer', 'admin'],
  body: z.strictObject({
    channel: z.enum(['email', 'in_app']).default('in_app'),
    to: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(100)]),
    subject: z.string().min(1).max(500),
    body: z.string().min(1).max(20_000),
  }),
  result: z.object({ items: z.array(NotificationSchema) }),
  status: 202,
  idempotent: true,
  problems: ['notification.unknown-recipient'],
});

export const getNotification = operation({
  id: 'getNotification',
  context,
  method: 'GET',
  path: '/notifications/{id}',
  summary: 'Status of a notification',
  access: 'user',
  params: z.object({ id: NotificationIdSchema }),
  result: NotificationSchema,
  problems: ['notification.not-found'],
});

export const listNotifications = operation({
  id: 'listNotifications',
  context,
  method: 'GET',
  path: '/notifications',
  summary: "The caller's in-app notifications, newest first",
  access: 'user',
  query: PageQuerySchema.extend({ unread: z.stringbool().optional() }),
  result: pageOf(NotificationSchema),
});

export const markNotificationRead = operation({
  id: 'markNotificationRead',
  context,
  method: 'PUT',
  path: '/notifications/{id}/read',
  summary: 'Mark a notification as read',
  access: 'user',
  params: z.object({ id: NotificationIdSchema }),
  result: NotificationSchema,
  problems: ['notification.not-found'],
});

export const notificationOperations = [sendNotification, listNotifications, getNotification, markNotificationRead];

export const notificationSent = event({
  type: 'notification.sent',
  context,
  summary: 'A notification was handed to its channel',
  data: z.object({ notificationId: NotificationIdSchema, channel: z.string(), userId: UserIdSchema.optional() }),
});
export const notificationFailed = event({
  type: 'notification.failed',
  context,
  summary: 'A notification could not be delivered',
  data: z.object({ notificationId: NotificationIdSchema, channel: z.string(), error: z.string() }),
});
export const notificationEvents = [notificationSent, notificationFailed];
