import { newId } from '#runtime/ids.ts';

/** Days that a session lives without being refreshed. */
export const SESSION_DAYS = 30;

export interface StoredSession {
  id: string;
  userId: string;
  /** SHA-256 of the secret of the one refresh token that is good now. */
  secretHash: string;
  createdAt: string;
  refreshedAt: string;
}

export const newSessionId = (): string => newId('ses');

/** A refresh token says where its session is and proves that the bearer was given it. */
export const writeRefreshToken = (tenantId: string, sessionId: string, secret: string): string =>
  `rt.${tenantId}.${sessionId}.${secret}`;

export function readRefreshToken(token: string): { tenantId: string; sessionId: string; secret: string } | undefined {
  const match = /^rt\.([0-9a-f-]{36})\.(ses_[0-9A-Z]{26})\.([\w-]{43})$/.exec(token);
  return match ? { tenantId: match[1]!, sessionId: match[2]!, secret: match[3]! } : undefined;
}
