import type { Session } from '#contracts/sessions.ts';
import { AppError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import type { Sign } from './access-token.ts';
import type { StoreOf } from './identity-store.ts';
import { sessionAnswer } from './open-session.ts';
import { newSecret, secretFits } from './secret.ts';
import { readRefreshToken } from './session.ts';

const refused = () =>
  new AppError('unauthenticated', 'auth.invalid-refresh-token', 'The refresh token is not good any more.', {
    help: 'Sign in again.',
  });

/**
 * Exchanges a refresh token for a new session answer. A token that was used before ends the session: either its owner or a thief
 * holds an old one, and the two cannot be told apart (RFC 9700, section 4.14).
 */
export async function refreshSession(
  refreshToken: string,
  { storeOf, sign, now }: { storeOf: StoreOf; sign: Sign; now: () => number },
): Promise<Session> {
  const read = readRefreshToken(refreshToken);
  if (!read) throw refused();
  const store = storeOf(read.tenantId);
  const session = await store.session(read.sessionId);
  if (!session) throw refused();
  if (!secretFits(read.secret, session)) {
    await store.endSession(session.id);
    throw refused();
  }
  const [user, tenant] = await Promise.all([store.user(session.userId), store.tenant()]);
  if (user?.status !== 'active' || tenant?.status !== 'active') throw refused();
  const secret = newSecret();
  if (!(await store.rotateSession(session, secret, timestamp(now())))) throw refused();
  return sessionAnswer({ user, tenant, sessionId: session.id, secret, now: now() }, sign);
}
