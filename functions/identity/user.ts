import type { User } from '#contracts/identity.ts';

/** A user as stored: with the hash of the password, which no contract lets out. */
export interface StoredUser extends User {
  passwordHash: string;
}

export const normalizeEmail = (email: string): string => email.trim().toLowerCase();

export const isActiveAdmin = (user: Pick<User, 'roles' | 'status'>): boolean =>
  user.status === 'active' && user.roles.includes('admin');
