import type { Session } from '#contracts/sessions.ts';
import { clearSession, getSession, reloadSession, type StoredSession, setSession } from './session.ts';

const BASE = '/api/v1';
/** A token that ends within this time is exchanged before it is used. */
const MARGIN_MS = 30_000;

let pending: Promise<StoredSession | null> | null = null;

export const isFresh = (session: StoredSession, now = Date.now()): boolean => session.expiresAt - MARGIN_MS > now;

/**
 * A refresh token works once. One exchange at a time, across tabs too (Web Locks); whoever waited finds the session that
 * the other one stored.
 */
export function refreshSession(stale: string): Promise<StoredSession | null> {
  pending ??= withLock(() => exchange(stale)).finally(() => {
    pending = null;
  });
  return pending;
}

const withLock = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('flowmaster.refresh', work) : work();

async function exchange(stale: string): Promise<StoredSession | null> {
  const stored = reloadSession();
  if (stored === null || stored.accessToken !== stale) return stored;
  const response = await fetch(`${BASE}/auth/refresh`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken: stored.refreshToken }),
  });
  if (response.ok) return setSession((await response.json()) as Session);
  // A server in trouble is no reason to sign anybody out; a refused token is.
  if (response.status >= 500) return getSession();
  clearSession();
  return null;
}
