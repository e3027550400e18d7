import { describe, expect, it } from 'vitest';
import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import type { Notification } from '#contracts/notifications.ts';
import { runAs, serviceCaller } from '#runtime/actor.ts';
import type { NotificationStore } from './notification-store.ts';
import type { Recipient } from './recipients.ts';
import { sendNotifications } from './send-notifications.ts';

const tenantId = 'a0000000-0000-4000-8000-000000000001';
const userId = (number: number) => `b0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const employee = (number: number): Recipient => ({
  id: userId(number),
  email: `employee${number}@acme.example`,
  name: `Employee ${number}`,
  roles: ['employee'],
  status: 'active',
});

function sending(people: number) {
  const parts = new Map<string, Notification[]>();
  const events: PublishableEvent[] = [];
  const store = {
    users: () => Promise.resolve(Array.from({ length: people }, (_, number) => employee(number))),
    add: (notifications: Notification[], key: string, told: PublishableEvent[]) => {
      if (parts.has(key)) return Promise.resolve(false);
      parts.set(key, notifications);
      events.push(...told);
      return Promise.resolve(true);
    },
    sentBefore: (key: string) => Promise.resolve(parts.get(key) ?? []),
    change: (_id: string, _set: unknown, told: PublishableEvent[]) => Promise.resolve(void events.push(...told)),
  };
  const send = (channel: 'email' | 'in_app', to: string) =>
    runAs(serviceCaller('notifications', tenantId, { requestId: 'r', correlationId: 'c' }), () =>
      sendNotifications({ channel, to, subject: 'Hello', body: 'There' }, 'key', {
        store: store as unknown as NotificationStore,
        sendEmail: () => Promise.resolve(),
        onUnknown: () => undefined,
      }),
    );
  return { send, events, parts };
}

describe('Sending notifications', () => {
  it('tells of an in-app message together with storing it', async () => {
    const { send, events } = sending(1);
    const [sent] = await send('in_app', userId(0));
    expect(events.map(({ envelope }) => [envelope.type, envelope.data])).toEqual([
      ['notification.sent', { notificationId: sent!.id, channel: 'in_app', userId: userId(0) }],
    ]);
  });

  it('tells of an e-mail once it was taken', async () => {
    const { send, events } = sending(1);
    await send('email', userId(0));
    expect(events.map(({ envelope }) => [envelope.type, (envelope.data as { channel: string }).channel])).toEqual([
      ['notification.sent', 'email'],
    ]);
  });

  it('reaches everybody with a role, however many, once', async () => {
    const { send, events, parts } = sending(100);
    const first = await send('in_app', 'role:employee');
    expect(first).toHaveLength(100);
    expect([...parts.values()].map((part) => part.length)).toEqual([45, 45, 10]);
    expect((await send('in_app', 'role:employee')).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(events).toHaveLength(100);
  });
});
