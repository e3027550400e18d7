import type { Tenant } from '#contracts/identity.ts';
import type { Session } from '#contracts/sessions.ts';
import { ACCESS_TOKEN_SECONDS, issueAccessToken, type Sign } from './access-token.ts';
import { writeRefreshToken } from './session.ts';
import type { StoredUser } from './user.ts';

/** The answer to a sign-in or a refresh: an access token and the one refresh token that is good from now on. */
export async function sessionAnswer(
  {
    user,
    tenant,
    sessionId,
    secret,
    now,
  }: { user: StoredUser; tenant: Tenant; sessionId: string; secret: string; now: number },
  sign: Sign,
): Promise<Session> {
  return {
    accessToken: await issueAccessToken({ user, tenant, sessionId, now }, sign),
    refreshToken: writeRefreshToken(tenant.id, sessionId, secret),
    tokenType: 'Bearer',
    expiresIn: ACCESS_TOKEN_SECONDS,
    user,
    tenant: { id: tenant.id, name: tenant.name, slug: tenant.slug },
  };
}
