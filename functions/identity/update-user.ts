import { eventOf } from '#adapters/dynamodb/outbox.ts';
import { type User, userUpdated } from '#contracts/identity.ts';
import { AppError, notFound } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import type { IdentityStore } from './identity-store.ts';
import { hashPassword } from './password.ts';
import { isActiveAdmin, type StoredUser } from './user.ts';

export interface UserChange {
  name?: string | undefined;
  roles?: User['roles'] | undefined;
  status?: User['status'] | undefined;
  password?: string | undefined;
}

async function keepAnAdmin(before: StoredUser, after: StoredUser, store: IdentityStore): Promise<void> {
  if (!isActiveAdmin(before) || isActiveAdmin(after)) return;
  const others = (await store.allUsers()).filter((user) => user.id !== before.id && isActiveAdmin(user));
  if (others.length > 0) return;
  throw new AppError('conflict', 'user.last-admin', `${before.name} is the last active administrator of the tenant.`, {
    help: 'Make somebody else an administrator first.',
  });
}

/** Changes a user. @throws AppError `user.not-found`, `user.last-admin` */
export async function updateUser(id: string, change: UserChange, store: IdentityStore): Promise<User> {
  const before = await store.user(id);
  if (!before) throw notFound('user', id);
  const after: StoredUser = {
    ...before,
    name: change.name ?? before.name,
    roles: change.roles ? [...new Set(change.roles)] : before.roles,
    status: change.status ?? before.status,
    passwordHash: change.password === undefined ? before.passwordHash : await hashPassword(change.password),
    updatedAt: timestamp(),
  };
  await keepAnAdmin(before, after, store);
  await store.saveUser(after, [
    eventOf(userUpdated, { userId: id, name: after.name, roles: after.roles, status: after.status }),
  ]);
  return after;
}
