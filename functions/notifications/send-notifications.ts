import { eventOf } from '#adapters/dynamodb/outbox.ts';
import type { Email } from '#adapters/ses/send-email.ts';
import { type Notification, notificationFailed, notificationSent } from '#contracts/notifications.ts';
import { currentCaller } from '#runtime/actor.ts';
import { newId, timestamp } from '#runtime/ids.ts';
import { logger } from '#runtime/logger.ts';
import type { NotificationStore } from './notification-store.ts';
import { type Address, resolveRecipients } from './recipients.ts';

export interface Message {
  channel: Address['channel'];
  to: string | readonly string[];
  subject: string;
  body: string;
  executionId?: string | undefined;
}

interface Effects {
  store: NotificationStore;
  sendEmail: (email: Omit<Email, 'from'>) => Promise<unknown>;
  /** What to do with names that fit nobody; it may throw. */
  onUnknown: (names: string[]) => void;
}

/** Notifications, each with its event, that are stored in one transaction: it takes 100 items. */
const PART = 45;

const notificationOf = (address: Address, message: Message, tenantId: string): Notification => ({
  id: newId('ntf'),
  tenant_id: tenantId,
  channel: address.channel,
  to: address.to,
  subject: message.subject,
  body: message.body,
  status: address.channel === 'email' ? 'queued' : 'sent',
  ...(message.executionId ? { executionId: message.executionId } : {}),
  createdAt: timestamp(),
  ...(address.channel === 'in_app' ? { sentAt: timestamp() } : {}),
});

/** An in-app message is delivered by being stored. */
const sentInApp = (notifications: readonly Notification[]) =>
  notifications
    .filter(({ status }) => status === 'sent')
    .map(({ id: notificationId, channel, to }) => eventOf(notificationSent, { notificationId, channel, userId: to }));

async function deliver(notification: Notification, { store, sendEmail }: Effects): Promise<Notification> {
  const { id: notificationId, channel } = notification;
  try {
    await sendEmail({ to: notification.to, subject: notification.subject, text: notification.body });
    const sent = { status: 'sent' as const, sentAt: timestamp() };
    await store.change(notificationId, sent, [eventOf(notificationSent, { notificationId, channel })]);
    return { ...notification, ...sent };
  } catch (error) {
    logger.error('An e-mail was not taken', { error: error as Error, notificationId });
    const failed = { status: 'failed' as const, error: (error as Error).message };
    await store.change(notificationId, failed, [
      eventOf(notificationFailed, { notificationId, channel, error: failed.error }),
    ]);
    return { ...notification, ...failed };
  }
}

/** Stores and delivers one part, or answers what a call before has made of it. */
async function sendPart(part: Notification[], requestKey: string, effects: Effects): Promise<Notification[]> {
  const isNew = await effects.store.add(part, requestKey, sentInApp(part));
  const stored = isNew ? part : await effects.store.sentBefore(requestKey);
  return Promise.all(
    stored.map(async (notification) =>
      notification.status === 'queued' ? deliver(notification, effects) : notification,
    ),
  );
}

/**
 * Sends a message to whom `to` means, once per `requestKey`: in-app messages are delivered by being stored; e-mails are stored, then handed to SES.
 */
export async function sendNotifications(
  message: Message,
  requestKey: string,
  effects: Effects,
): Promise<Notification[]> {
  const { addresses, unknown } = resolveRecipients(message.channel, message.to, await effects.store.users());
  if (unknown.length > 0) effects.onUnknown(unknown);
  const { tenantId } = currentCaller();
  const notifications = addresses.map((address) => notificationOf(address, message, tenantId));
  const sent: Notification[] = [];
  for (let at = 0; at < notifications.length; at += PART) {
    const key = at === 0 ? requestKey : `${requestKey}#${at}`;
    sent.push(...(await sendPart(notifications.slice(at, at + PART), key, effects)));
  }
  return sent;
}
