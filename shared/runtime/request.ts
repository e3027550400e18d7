import type { APIGatewayProxyEventV2WithLambdaAuthorizer } from 'aws-lambda';
import { z } from 'zod';
import { RoleSchema } from '#contracts/identity.ts';
import type { Caller } from './actor.ts';
import { AppError } from './errors.ts';

export type HttpEvent = APIGatewayProxyEventV2WithLambdaAuthorizer<Record<string, unknown> | null>;

/** What identity-authorizer passes on: either claims, or the problem with the token or API key. Values are strings; a key has no e-mail address and no session. */
export const AuthorizerContextSchema = z.union([
  z.object({
    tenantId: z.string().min(1),
    organizationId: z.string(),
    userId: z.string().min(1),
    name: z.string(),
    email: z.string().optional(),
    roles: z.string(),
    sessionId: z.string().optional(),
    expiresAt: z.coerce.number().optional(),
    actorType: z.enum(['user', 'service', 'api_key']).default('user'),
  }),
  z.object({ problem: z.string(), detail: z.string(), help: z.string().optional() }),
]);

export const requestIdOf = (event: HttpEvent): string => event.requestContext.requestId;

const header = (event: HttpEvent, name: string): string | undefined => event.headers[name.toLowerCase()];

const SIGN_IN = 'Sign in again (POST /auth/login) or refresh the session (POST /auth/refresh).';

const badToken = (code: string, detail: string, help = SIGN_IN): AppError =>
  new AppError('unauthenticated', code, detail, {
    help,
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  });

/**
 * The caller that the authorizer vouches for. HTTP APIs cannot shape the answer of a denying authorizer, so it lets a bad token
 * through *without claims* and this turns it into the problem document (see docs/adr/0004).
 */
export function callerOf(event: HttpEvent): Caller | undefined {
  const given = event.requestContext.authorizer?.lambda;
  if (!given) return undefined;
  const parsed = AuthorizerContextSchema.safeParse(given);
  if (!parsed.success) return undefined;
  if ('problem' in parsed.data) {
    throw badToken(parsed.data.problem, parsed.data.detail, parsed.data.help);
  }
  const claims = parsed.data;
  // The gateway keeps the authorizer's answer for a while; the token may have expired in between.
  if (claims.expiresAt !== undefined && claims.expiresAt * 1000 <= Date.now()) {
    throw claims.actorType === 'api_key'
      ? badToken('auth.api-key-expired', `The API key "${claims.name}" has expired.`, 'Use another API key.')
      : badToken('auth.token-expired', 'The access token has expired.');
  }
  const asked = header(event, 'x-tenant-id');
  if (asked !== undefined && asked !== claims.tenantId) {
    throw new AppError(
      'forbidden',
      'auth.tenant-mismatch',
      'X-Tenant-Id names another tenant than the access token or API key.',
      {
        errors: [{ path: 'header.x-tenant-id', code: 'tenant-mismatch', message: 'is not the tenant of the token' }],
        help: 'Leave X-Tenant-Id out, or use a token or API key of that tenant.',
      },
    );
  }
  const requestId = requestIdOf(event);
  return {
    tenantId: claims.tenantId,
    organizationId: claims.organizationId,
    actor: { type: claims.actorType, id: claims.userId, name: claims.name },
    roles: z.array(RoleSchema).parse(claims.roles.split(',').filter(Boolean)),
    ...(claims.email === undefined ? {} : { email: claims.email }),
    ...(claims.sessionId === undefined ? {} : { sessionId: claims.sessionId }),
    ...(claims.expiresAt === undefined ? {} : { tokenExpiresAt: claims.expiresAt }),
    requestId,
    correlationId: header(event, 'x-correlation-id')?.slice(0, 200) || requestId,
  };
}

/** The body as JSON. Content that is not JSON is named as such. */
export function jsonBodyOf(event: HttpEvent): unknown {
  if (event.body === undefined || event.body === '') return undefined;
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('malformed', 'request.malformed-json', `The body is not JSON: ${(cause as Error).message}`, {
      cause,
      errors: [{ path: '/', code: 'malformed-json', message: (cause as Error).message }],
      help: 'Send a JSON document with Content-Type: application/json.',
    });
  }
}

export { header };
