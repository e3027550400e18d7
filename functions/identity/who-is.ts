import type { ResultOf } from '#contracts/core/operation.ts';
import type { validate } from '#contracts/identity.ts';
import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import type { IdentityStore } from './identity-store.ts';

/** Who the access token speaks for, as the user is stored now. A user who was disabled since is refused. */
export async function whoIs(caller: Caller, store: IdentityStore): Promise<ResultOf<typeof validate>> {
  const [user, tenant] = await Promise.all([store.user(caller.actor.id), store.tenant()]);
  if (user?.status !== 'active' || !tenant) {
    throw new AppError('unauthenticated', 'auth.token-invalid', 'The user of this token may no longer sign in.', {
      help: 'Ask an administrator of the tenant.',
    });
  }
  const expiresAt = timestamp((caller.tokenExpiresAt ?? 0) * 1000);
  return { valid: true, expiresAt, user, tenant: { id: tenant.id, name: tenant.name, slug: tenant.slug } };
}
