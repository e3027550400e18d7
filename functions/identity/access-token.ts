import type { KeyObject } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import type { Tenant, User } from '#contracts/identity.ts';
import { type AccessTokenClaims, AccessTokenClaimsSchema } from '#contracts/sessions.ts';
import { AppError } from '#runtime/errors.ts';
import { newId } from '#runtime/ids.ts';

/** Seconds that an access token is good for. Ending a session stops its refresh token at once, its access token after this. */
export const ACCESS_TOKEN_SECONDS = 900;
const ISSUER = 'flowmaster';

export type Sign = (message: Buffer) => Promise<Buffer>;

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed access token (JWT, ES256) for a user's session. */
export async function issueAccessToken(
  {
    user,
    tenant,
    sessionId,
    now,
  }: { user: User; tenant: Pick<Tenant, 'id' | 'organization_id'>; sessionId: string; now: number },
  sign: Sign,
): Promise<string> {
  const issued = Math.floor(now / 1000);
  const claims: AccessTokenClaims = {
    iss: ISSUER,
    aud: 'flowmaster',
    sub: user.id,
    tenant_id: tenant.id,
    organization_id: user.organization_id,
    email: user.email,
    name: user.name,
    roles: user.roles,
    jti: newId('at'),
    sid: sessionId,
    iat: issued,
    exp: issued + ACCESS_TOKEN_SECONDS,
  };
  const unsigned = `${part({ alg: 'ES256', typ: 'JWT' })}.${part(claims)}`;
  return `${unsigned}.${(await sign(Buffer.from(unsigned))).toString('base64url')}`;
}

/**
 * The claims of a good access token.
 * @throws AppError `auth.token-expired` or `auth.token-invalid`
 */
export async function verifyAccessToken(token: string, key: KeyObject, now: number): Promise<AccessTokenClaims> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['ES256'],
      issuer: ISSUER,
      audience: 'flowmaster',
      currentDate: new Date(now),
    });
    return AccessTokenClaimsSchema.parse(payload);
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) {
      throw new AppError('unauthenticated', 'auth.token-expired', 'The access token has expired.', { cause });
    }
    throw new AppError(
      'unauthenticated',
      'auth.token-invalid',
      'The access token is not one that this platform signed.',
      { cause },
    );
  }
}
