import type { PublishableEvent } from '#adapters/dynamodb/outbox.ts';
import { absent, ConditionFailed, type TenantTable } from '#adapters/dynamodb/tenant-table.ts';
import type { Page, PageQuery } from '#contracts/core/page.ts';
import type { Notification } from '#contracts/notifications.ts';
import type { Recipient } from './recipients.ts';

const key = (id: string) => ({ partition: 'NOTIFICATION', sort: id });
const userKey = (id: string) => ({ partition: 'USER', sort: id });

/**
 * Notifications of one tenant, and its users as identity's events tell of them.
 * Keys: NOTIFICATION/<id> (gsi1 INBOX#<user>/<id>); USER/<id>; SENT/<request key> marks what was sent already.
 */
export class NotificationStore {
  readonly #table: TenantTable;

  constructor(table: TenantTable) {
    this.#table = table;
  }

  get = (id: string) => this.#table.get<Notification>(key(id));
  users = () => this.#table.queryAll<Recipient>({ partition: 'USER' });

  inbox(
    userId: string,
    { limit, cursor, unread }: PageQuery & { unread?: boolean | undefined },
  ): Promise<Page<Notification>> {
    const filter = unread
      ? { expression: '#status <> :read', names: { '#status': 'status' }, values: { ':read': 'read' } }
      : undefined;
    return this.#table.query({
      partition: `INBOX#${userId}`,
      index: 'gsi1',
      descending: true,
      limit,
      cursor,
      ...(filter ? { filter } : {}),
    });
  }

  async rememberUser(change: { id: string } & Partial<Recipient>): Promise<void> {
    const { id, ...set } = change;
    await this.#table.write([{ update: userKey(id), set: { id, ...set } }]);
  }

  /** Stores notifications and what is to be told of them, once per `requestKey`. @returns false when that request was carried out before */
  async add(
    notifications: readonly Notification[],
    requestKey: string,
    events: PublishableEvent[] = [],
  ): Promise<boolean> {
    const mark = {
      put: { partition: 'SENT', sort: requestKey },
      item: { ids: notifications.map(({ id }) => id) },
      condition: absent,
      expiresAt: Math.floor(Date.now() / 1000) + 7 * 86_400,
    };
    const puts = notifications.map((notification) => ({
      put: key(notification.id),
      item: { ...notification },
      ...(notification.channel === 'in_app'
        ? { index: { gsi1: { partition: `INBOX#${notification.to}`, sort: notification.id } } }
        : {}),
    }));
    try {
      await this.#table.write([mark, ...puts], events);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }

  async sentBefore(requestKey: string): Promise<Notification[]> {
    const mark = await this.#table.get<{ ids: string[] }>({ partition: 'SENT', sort: requestKey });
    return this.#table.getMany<Notification>((mark?.ids ?? []).map(key));
  }

  async change(id: string, set: Partial<Notification>, events: PublishableEvent[] = []): Promise<void> {
    await this.#table.write([{ update: key(id), set }], events);
  }
}
