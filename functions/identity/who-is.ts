import type { ApiKey } from '#contracts/api-keys.ts';
import type { ResultOf } from '#contracts/core/operation.ts';
import type { User } from '#contracts/identity.ts';
import type { validate } from '#contracts/sessions.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import { shown } from './api-keys/api-key.ts';
import type { ApiKeyStore } from './api-keys/api-key-store.ts';
import type { IdentityStore } from './identity-store.ts';

interface Effects {
  store: IdentityStore;
  keys: ApiKeyStore;
  now: number;
}

async function bearerOf(
  { actor }: Caller,
  { store, keys, now }: Effects,
): Promise<{ user: User } | { apiKey: ApiKey } | undefined> {
  if (actor.type === 'api_key') {
    const key = await keys.get(actor.id);
    const apiKey = key && shown(key, now);
    return apiKey?.status === 'active' ? { apiKey } : undefined;
  }
  const user = await store.user(actor.id);
  return user?.status === 'active' ? { user } : undefined;
}

/** Who the credential speaks for, as the user or API key is stored now. One that was disabled or revoked since is refused. */
export async function whoIs(caller: Caller, effects: Effects): Promise<ResultOf<typeof validate>> {
  const [bearer, tenant] = await Promise.all([bearerOf(caller, effects), effects.store.tenant()]);
  if (!bearer || !tenant) {
    throw new AppError('unauthenticated', 'auth.token-invalid', 'The bearer of this token may no longer sign in.', {
      help: 'Ask an administrator of the tenant.',
    });
  }
  const { tokenExpiresAt } = caller;
  return {
    valid: true,
    ...(tokenExpiresAt === undefined ? {} : { expiresAt: timestamp(tokenExpiresAt * 1000) }),
    ...bearer,
    tenant: { id: tenant.id, name: tenant.name, slug: tenant.slug },
  };
}
