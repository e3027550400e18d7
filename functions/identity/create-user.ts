import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { type User, userCreated } from '#contracts/identity.ts';
import { AppError } from '#runtime/errors.ts';
import { newUuid, timestamp } from '#runtime/ids.ts';
import type { IdentityStore } from './identity-store.ts';
import { hashPassword } from './password.ts';
import { normalizeEmail, type StoredUser } from './user.ts';

export interface NewUser {
  email: string;
  name: string;
  roles: User['roles'];
  password: string;
}

/** A user ready to be stored, with its event. */
export async function prepareUser(input: NewUser, place: { tenantId: string; organizationId: string }) {
  const at = timestamp();
  const user: StoredUser = {
    id: newUuid(),
    tenant_id: place.tenantId,
    organization_id: place.organizationId,
    email: normalizeEmail(input.email),
    name: input.name,
    roles: [...new Set(input.roles)],
    status: 'active',
    createdAt: at,
    updatedAt: at,
    passwordHash: await hashPassword(input.password),
  };
  return {
    user,
    event: eventOf(userCreated, { userId: user.id, email: user.email, name: user.name, roles: user.roles }),
  };
}

/** Adds a user to the tenant. @throws AppError `user.email-taken` */
export async function createUser(input: NewUser, store: IdentityStore): Promise<User> {
  const tenant = await store.tenant();
  if (!tenant) throw new AppError('not-found', 'tenant.not-found', 'The tenant does not exist any more.');
  const { user, event } = await prepareUser(input, { tenantId: tenant.id, organizationId: tenant.organization_id });
  if (await store.createUser(user, tenant.slug, [event])) return user;
  throw new AppError('conflict', 'user.email-taken', `${user.email} is a user of this tenant already.`, {
    errors: [
      { path: '/email', code: 'taken', message: 'is taken', help: 'Use another address, or change the existing user.' },
    ],
  });
}
