import type { Caller } from '#runtime/actor.ts';
import { AppError } from '#runtime/errors.ts';

/** Refuses programs. A key that gets into wrong hands must not make another, which would outlive its being revoked. */
export function requirePerson({ actor }: Caller, why: string): void {
  if (actor.type === 'user') return;
  throw new AppError('forbidden', 'auth.person-required', why, {
    help: 'Sign in as a user, and call with the access token.',
  });
}
