import { z } from 'zod';
import { ApiKeySchema } from './api-keys.ts';
import { operation } from './core/operation.ts';
import { OrganizationIdSchema, TenantIdSchema, TimestampSchema, UserIdSchema } from './core/scalars.ts';
import { RoleSchema, TenantSchema, UserSchema } from './identity.ts';

const context = 'identity';

export const SessionSchema = z
  .object({
    accessToken: z.string(),
    refreshToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().meta({ description: 'Seconds until the access token expires' }),
    user: UserSchema,
    tenant: TenantSchema.pick({ id: true, name: true, slug: true }),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof SessionSchema>;

/** Claims of an access token (JWT, ES256). */
export const AccessTokenClaimsSchema = z.object({
  iss: z.string(),
  aud: z.literal('flowmaster'),
  sub: UserIdSchema,
  tenant_id: TenantIdSchema,
  organization_id: OrganizationIdSchema,
  email: z.email(),
  name: z.string(),
  roles: z.array(RoleSchema),
  jti: z.string(),
  sid: z.string(),
  iat: z.int(),
  exp: z.int(),
});
export type AccessTokenClaims = z.infer<typeof AccessTokenClaimsSchema>;

export const login = operation({
  id: 'login',
  context,
  method: 'POST',
  path: '/auth/login',
  summary: 'Sign in with e-mail address and password',
  access: 'public',
  body: z.strictObject({
    email: z.email(),
    password: z.string().min(1).max(200),
    tenant: z
      .string()
      .optional()
      .meta({ description: 'Slug or id; needed when the address is known in several tenants' }),
  }),
  result: SessionSchema,
  problems: ['auth.invalid-credentials', 'auth.tenant-required', 'auth.too-many-attempts'],
  example: { email: 'dana@acme.example', password: 'correct horse battery' },
});

export const refresh = operation({
  id: 'refreshToken',
  context,
  method: 'POST',
  path: '/auth/refresh',
  summary: 'Exchange a refresh token for a new session; the old refresh token stops working',
  access: 'public',
  body: z.strictObject({ refreshToken: z.string().min(1).max(4096) }),
  result: SessionSchema,
  problems: ['auth.invalid-refresh-token'],
});

export const validate = operation({
  id: 'validateToken',
  context,
  method: 'GET',
  path: '/auth/validate',
  summary: 'Who the access token or API key speaks for',
  access: 'user',
  result: z.object({
    valid: z.literal(true),
    expiresAt: TimestampSchema.optional().meta({ description: 'Left out for an API key that does not end' }),
    user: UserSchema.optional().meta({ description: 'Left out for an API key' }),
    apiKey: ApiKeySchema.optional(),
    tenant: TenantSchema.pick({ id: true, name: true, slug: true }),
  }),
});

export const logout = operation({
  id: 'logout',
  context,
  method: 'POST',
  path: '/auth/logout',
  summary: 'End the session of the access token: its refresh token stops working',
  access: 'user',
  problems: ['auth.person-required'],
});

export const sessionOperations = [login, refresh, validate, logout];
