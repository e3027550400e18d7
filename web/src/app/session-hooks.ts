import { useSyncExternalStore } from 'react';
import type { Role } from '#contracts/core/operation.ts';
import type { User } from '#contracts/identity.ts';
import { getSession, onSessionChange, type StoredSession } from '../api/session.ts';

export const useSession = (): StoredSession | null => useSyncExternalStore(onSessionChange, getSession);

/** `admin` may do everything that the others may. */
export const hasRole = (user: Pick<User, 'roles'>, ...roles: Role[]): boolean =>
  user.roles.includes('admin') || roles.some((role) => user.roles.includes(role));

/** Whether the signed-in user has one of the roles: decides what is offered; the API decides what is allowed. */
export function useMay(...roles: Role[]): boolean {
  const session = useSession();
  return session !== null && hasRole(session.user, ...roles);
}

/** Where a user's work is. */
export function homeOf(user: Pick<User, 'roles'>): '/processes' | '/executions' | '/tasks' {
  if (hasRole(user, 'designer')) return '/processes';
  return hasRole(user, 'manager') ? '/executions' : '/tasks';
}
