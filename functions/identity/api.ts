import { idempotencyIn } from '#adapters/dynamodb/tables.ts';
import { signEs256 } from '#adapters/kms/signing-key.ts';
import * as contract from '#contracts/identity.ts';
import * as sessions from '#contracts/sessions.ts';
import { notFound } from '#runtime/errors.ts';
import { httpHandler, route } from '#runtime/http-handler.ts';
import { requirePerson } from './api-keys/require-person.ts';
import { apiKeyRoutes } from './api-keys/routes.ts';
import { directory, keysOf, storeOf } from './composition.ts';
import { createUser } from './create-user.ts';
import { environment, readSigningEnvironment } from './environment.ts';
import { logIn } from './log-in.ts';
import { refreshSession } from './refresh-session.ts';
import { updateUser } from './update-user.ts';
import { whoIs } from './who-is.ts';

const signing = readSigningEnvironment();

const effects = {
  directory,
  storeOf,
  keysOf,
  sign: (message: Buffer) => signEs256(signing.SIGNING_KEY_ID, message),
  now: () => Date.now(),
};

export const handler = httpHandler(
  [
    route(sessions.login, ({ body }) => logIn(body, effects)),
    route(sessions.refresh, ({ body }) => refreshSession(body.refreshToken, effects)),
    route(sessions.validate, ({ caller }) =>
      whoIs(caller, { store: storeOf(caller.tenantId), keys: keysOf(caller.tenantId), now: effects.now() }),
    ),
    route(sessions.logout, async ({ caller }) => {
      requirePerson(caller, 'An API key has no session that could end.');
      if (caller.sessionId) await storeOf(caller.tenantId).endSession(caller.sessionId);
      return undefined;
    }),
    route(contract.getTenant, async ({ caller }) => {
      const tenant = await storeOf(caller.tenantId).tenant();
      if (!tenant) throw notFound('tenant', caller.tenantId);
      return tenant;
    }),
    route(contract.createUser, ({ body, caller }) => createUser(body, storeOf(caller.tenantId))),
    route(contract.listUsers, ({ query, caller }) => storeOf(caller.tenantId).users(query)),
    route(contract.getUser, async ({ params, caller }) => {
      const user = await storeOf(caller.tenantId).user(params.id);
      if (!user) throw notFound('user', params.id);
      return user;
    }),
    route(contract.updateUser, ({ params, body, caller }) => updateUser(params.id, body, storeOf(caller.tenantId))),
    ...apiKeyRoutes(effects),
  ],
  { idempotency: idempotencyIn(environment.TABLE_NAME) },
);
