import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { apiKeyCreated, type CreatedApiKey, type createApiKey as contract } from '#contracts/api-keys.ts';
import type { BodyOf } from '#contracts/core/operation.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { newUuid, timestamp } from '#runtime/ids.ts';
import { hashSecret, newSecret } from '../secret.ts';
import { prefixOf, type StoredApiKey, shown, writeApiKey } from './api-key.ts';
import { type ApiKeyStore, MOST_API_KEYS } from './api-key-store.ts';
import { requirePerson } from './require-person.ts';

/** Makes a key; the answer is the only place where it is whole. @throws AppError `api-key.expiry-passed`, `api-key.too-many`, `auth.person-required` */
export async function createApiKey(
  { name, roles, expiresAt }: BodyOf<typeof contract>,
  caller: Caller,
  { keys, now }: { keys: Pick<ApiKeyStore, 'create'>; now: number },
): Promise<CreatedApiKey> {
  requirePerson(caller, 'An API key cannot make API keys.');
  if (expiresAt !== undefined && Date.parse(expiresAt) <= now) throw expiryPassed(expiresAt);
  const secret = newSecret();
  const id = newUuid(now);
  const key: StoredApiKey = {
    id,
    name,
    prefix: prefixOf(id),
    roles: [...new Set(roles)],
    createdBy: caller.actor.id,
    createdAt: timestamp(now),
    endsAt: expiresAt,
    secretHash: hashSecret(secret),
  };
  const created = eventOf(apiKeyCreated, { apiKeyId: id, name, roles: key.roles, expiresAt });
  if (!(await keys.create(key, [created]))) throw tooMany();
  return { ...shown(key, now), key: writeApiKey(id, caller.tenantId, secret) };
}

const expiryPassed = (expiresAt: string): AppError =>
  new AppError('invalid', 'api-key.expiry-passed', `The key would have expired already, at ${expiresAt}.`, {
    errors: [
      {
        path: '/expiresAt',
        code: 'passed',
        message: 'is not in the future',
        help: 'Send a later time, or leave it out.',
      },
    ],
    help: 'Send a later time, or leave it out for a key that does not expire.',
  });

const tooMany = (): AppError =>
  new AppError('conflict', 'api-key.too-many', `The tenant has ${MOST_API_KEYS} API keys that are not revoked.`, {
    help: 'Revoke those that nobody uses any more, or that have expired.',
  });
