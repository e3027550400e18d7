import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerWithContextResult } from 'aws-lambda';
import { z } from 'zod';
import { publicKeyOf } from '#adapters/kms/signing-key.ts';
import { readEnvironment } from '#runtime/environment.ts';
import { AppError } from '#runtime/errors.ts';
import { verifyAccessToken } from './access-token.ts';

const environment = readEnvironment({ SIGNING_KEY_ID: z.string() });

type Answer = APIGatewaySimpleAuthorizerWithContextResult<Record<string, string>>;

const bearer = (event: APIGatewayRequestAuthorizerEventV2): string | undefined =>
  /^Bearer (.+)$/i.exec(event.headers?.authorization ?? '')?.[1];

async function claimsOf(token: string | undefined): Promise<Record<string, string>> {
  if (token === undefined)
    throw new AppError('unauthenticated', 'auth.token-invalid', 'Authorization must be "Bearer <access token>".');
  const claims = await verifyAccessToken(token, await publicKeyOf(environment.SIGNING_KEY_ID), Date.now());
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

/**
 * API Gateway's authorizer. A good token passes its claims on. A bad one passes *no claims* but the problem, so that the function
 * answers 401 with a problem document: HTTP APIs cannot shape the answer of a denial (docs/adr/0004).
 */
export async function handler(event: APIGatewayRequestAuthorizerEventV2): Promise<Answer> {
  try {
    return { isAuthorized: true, context: await claimsOf(bearer(event)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { isAuthorized: true, context: { problem: error.code, detail: error.message } };
  }
}
