import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { apiKeyRevoked } from '#contracts/api-keys.ts';
import type { Caller } from '#runtime/actor.ts';
import { notFound } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import type { ApiKeyStore } from './api-key-store.ts';
import { requirePerson } from './require-person.ts';

/** Revokes a key for good; one that is revoked stays as it is. @throws AppError `api-key.not-found`, `auth.person-required` */
export async function revokeApiKey(
  id: string,
  caller: Caller,
  { keys, now }: { keys: Pick<ApiKeyStore, 'get' | 'revoke'>; now: number },
): Promise<undefined> {
  requirePerson(caller, 'An API key cannot revoke API keys.');
  const key = await keys.get(id);
  if (!key) throw notFound('api-key', id);
  if (key.revokedAt !== undefined) return;
  const revoked = { revokedAt: timestamp(now), revokedBy: caller.actor.id };
  await keys.revoke(id, revoked, [eventOf(apiKeyRevoked, { apiKeyId: id, name: key.name })]);
}
