import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerWithContextResult } from 'aws-lambda';
import { publicKeyOf } from '#adapters/kms/signing-key.ts';
import { API_KEY_PREFIX } from '#contracts/api-keys.ts';
import { AppError } from '#runtime/errors.ts';
import { verifyAccessToken } from './access-token.ts';
import { verifyApiKey } from './api-keys/verify-api-key.ts';
import { keysOf, storeOf } from './composition.ts';
import { readSigningEnvironment } from './environment.ts';

const signing = readSigningEnvironment();

type Context = Record<string, string>;
type Answer = APIGatewaySimpleAuthorizerWithContextResult<Context>;

const bearer = (event: APIGatewayRequestAuthorizerEventV2): string | undefined =>
  /^Bearer (.+)$/i.exec(event.headers?.authorization ?? '')?.[1];

async function claimsOf(token: string | undefined): Promise<Context> {
  if (token === undefined)
    throw new AppError(
      'unauthenticated',
      'auth.token-invalid',
      'Authorization must be "Bearer <access token or API key>".',
    );
  return token.startsWith(API_KEY_PREFIX) ? claimsOfKey(token) : claimsOfToken(token);
}

async function claimsOfToken(token: string): Promise<Context> {
  const claims = await verifyAccessToken(token, await publicKeyOf(signing.SIGNING_KEY_ID), Date.now());
  return {
    tenantId: claims.tenant_id,
    organizationId: claims.organization_id,
    userId: claims.sub,
    name: claims.name,
    email: claims.email,
    roles: claims.roles.join(','),
    sessionId: claims.sid,
    expiresAt: String(claims.exp),
    actorType: 'user',
  };
}

async function claimsOfKey(given: string): Promise<Context> {
  const tenantOf = (tenantId: string) => storeOf(tenantId).tenant();
  const { key, tenant } = await verifyApiKey(given, { keysOf, tenantOf, now: Date.now() });
  return {
    tenantId: tenant.id,
    organizationId: tenant.organization_id,
    userId: key.id,
    name: key.name,
    roles: key.roles.join(','),
    ...(key.endsAt === undefined ? {} : { expiresAt: String(Date.parse(key.endsAt) / 1000) }),
    actorType: 'api_key',
  };
}

/**
 * API Gateway's authorizer. A good token or API key passes its claims on. A bad one passes *no claims* but the problem, so that the
 * function answers 401 with a problem document: HTTP APIs cannot shape the answer of a denial (docs/adr/0004).
 */
export async function handler(event: APIGatewayRequestAuthorizerEventV2): Promise<Answer> {
  try {
    return { isAuthorized: true, context: await claimsOf(bearer(event)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code: problem, message: detail, help } = error;
    return { isAuthorized: true, context: { problem, detail, ...(help === undefined ? {} : { help }) } };
  }
}
