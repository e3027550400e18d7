import type { Session } from '#contracts/sessions.ts';

export type StoredSession = Pick<Session, 'accessToken' | 'refreshToken' | 'user' | 'tenant'> & {
  /** Milliseconds since the epoch. */
  expiresAt: number;
};

const KEY = 'flowmaster.session';
const listeners = new Set<() => void>();
let current: StoredSession | null = read();

function read(): StoredSession | null {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? null : (JSON.parse(text) as StoredSession);
  } catch {
    return null;
  }
}

function announce(next: StoredSession | null): void {
  current = next;
  for (const listener of listeners) listener();
}

export const getSession = (): StoredSession | null => current;

/** What is stored now, which another tab may have changed since. */
export function reloadSession(): StoredSession | null {
  announce(read());
  return current;
}

export function setSession(session: Session, now = Date.now()): StoredSession {
  const { accessToken, refreshToken, user, tenant } = session;
  const stored = { accessToken, refreshToken, user, tenant, expiresAt: now + session.expiresIn * 1000 };
  localStorage.setItem(KEY, JSON.stringify(stored));
  announce(stored);
  return stored;
}

export function clearSession(): void {
  localStorage.removeItem(KEY);
  announce(null);
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// Signing out in one tab signs every tab out.
if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key === KEY) reloadSession();
  });
}
