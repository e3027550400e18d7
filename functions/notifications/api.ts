import { idempotencyIn } from '#adapters/dynamodb/tables.ts';
import * as contract from '#contracts/notifications.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError, notFound } from '#runtime/errors.ts';
import { httpHandler, route } from '#runtime/http-handler.ts';
import { newId, timestamp } from '#runtime/ids.ts';
import { sendEmailFromPlatform, storeFor } from './composition.ts';
import { environment } from './environment.ts';
import { sendNotifications } from './send-notifications.ts';

const refuseUnknown = (names: string[]): void => {
  throw new AppError('invalid', 'notification.unknown-recipient', `Nobody in this tenant fits ${names.join(', ')}.`, {
    errors: [{ path: '/to', code: 'unknown-recipient', message: `fits nobody: ${names.join(', ')}` }],
    help: 'Name user ids, e-mail addresses, or role:<role> with a role that somebody has.',
  });
};

/** A caller sees what was sent to them; managers and administrators see all of the tenant. */
async function visible(id: string, caller: Caller) {
  const found = await storeFor(caller.tenantId).get(id);
  const mine = found?.to === caller.actor.id || found?.to === caller.email;
  if (!found || !(mine || caller.roles.some((role) => role === 'admin' || role === 'manager')))
    throw notFound('notification', id);
  return found;
}

export const handler = httpHandler(
  [
    route(contract.sendNotification, async ({ body, caller }) => ({
      items: await sendNotifications(body, newId('req'), {
        store: storeFor(caller.tenantId),
        sendEmail: sendEmailFromPlatform,
        onUnknown: refuseUnknown,
      }),
    })),
    route(contract.listNotifications, ({ query, caller }) => storeFor(caller.tenantId).inbox(caller.actor.id, query)),
    route(contract.getNotification, ({ params, caller }) => visible(params.id, caller)),
    route(contract.markNotificationRead, async ({ params, caller }) => {
      const found = await visible(params.id, caller);
      const read = { status: 'read' as const, readAt: found.readAt ?? timestamp() };
      await storeFor(caller.tenantId).change(found.id, read);
      return { ...found, ...read };
    }),
  ],
  { idempotency: idempotencyIn(environment.TABLE_NAME) },
);
