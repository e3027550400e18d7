import { z } from 'zod';
import { event } from './core/event.ts';
import { operation } from './core/operation.ts';
import { PageQuerySchema, pageOf } from './core/page.ts';
import { TimestampSchema, UserIdSchema } from './core/scalars.ts';
import { RoleSchema } from './identity.ts';

const context = 'identity';

/** What every key begins with, so that people, secret scanners and the authorizer know one when they see it. */
export const API_KEY_PREFIX = 'fmk_';

/** A UUID as a user's: a key stands wherever a record names who acted. */
export const ApiKeyIdSchema = UserIdSchema.meta({ description: 'UUID of the API key' });

export const ApiKeySchema = z
  .object({
    id: ApiKeyIdSchema,
    name: z.string(),
    prefix: z.string().meta({ description: 'First characters of the key', example: 'fmk_019aa8c1b2f37d3e' }),
    roles: z.array(RoleSchema),
    status: z.enum(['active', 'expired', 'revoked']),
    createdBy: UserIdSchema,
    createdAt: TimestampSchema,
    expiresAt: TimestampSchema.optional(),
    lastUsedAt: TimestampSchema.optional().meta({ description: 'To the hour' }),
    revokedBy: UserIdSchema.optional(),
    revokedAt: TimestampSchema.optional(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof ApiKeySchema>;

export const CreatedApiKeySchema = ApiKeySchema.extend({
  key: z.string().meta({ description: 'The key itself. It is shown this once and stored nowhere' }),
}).meta({ id: 'CreatedApiKey' });
export type CreatedApiKey = z.infer<typeof CreatedApiKeySchema>;

const byPerson = 'auth.person-required';

export const createApiKey = operation({
  id: 'createApiKey',
  context,
  method: 'POST',
  path: '/api-keys',
  summary: 'Create an API key, with which a program calls the API',
  description:
    'Send it as `Authorization: Bearer <key>`. There is no idempotency key: the answer is kept nowhere, since the API key is in it.',
  access: ['admin'],
  body: z.strictObject({
    name: z.string().trim().min(1).max(100).meta({ description: 'What the key is for, for people to see' }),
    roles: z.array(RoleSchema).min(1),
    expiresAt: TimestampSchema.optional().meta({ description: 'When it stops working; never when left out' }),
  }),
  result: CreatedApiKeySchema,
  status: 201,
  problems: ['api-key.expiry-passed', 'api-key.too-many', byPerson],
  example: { name: 'GitHub Actions of order-processes', roles: ['designer'], expiresAt: '2027-06-30T00:00:00.000Z' },
});

export const listApiKeys = operation({
  id: 'listApiKeys',
  context,
  method: 'GET',
  path: '/api-keys',
  summary: 'API keys of the tenant, newest first, revoked ones too; never the keys themselves',
  access: ['admin'],
  query: PageQuerySchema,
  result: pageOf(ApiKeySchema),
});

export const listApiKeyNames = operation({
  id: 'listApiKeyNames',
  context,
  method: 'GET',
  path: '/api-keys/names',
  summary: 'Names of API keys by their ids, for records that say who did something',
  access: 'user',
  query: PageQuerySchema,
  result: pageOf(ApiKeySchema.pick({ id: true, name: true })),
});

export const revokeApiKey = operation({
  id: 'revokeApiKey',
  context,
  method: 'DELETE',
  path: '/api-keys/{id}',
  summary: 'Revoke an API key for good; of one that is revoked already, nothing changes',
  description: 'Where the key was used a moment ago, it may go on for up to a minute.',
  access: ['admin'],
  params: z.object({ id: ApiKeyIdSchema }),
  problems: ['api-key.not-found', byPerson],
});

export const apiKeyOperations = [createApiKey, listApiKeys, listApiKeyNames, revokeApiKey];

export const apiKeyCreated = event({
  type: 'api-key.created',
  context,
  summary: 'An API key was created',
  data: z.object({
    apiKeyId: ApiKeyIdSchema,
    name: z.string(),
    roles: z.array(RoleSchema),
    expiresAt: TimestampSchema.optional(),
  }),
});
export const apiKeyRevoked = event({
  type: 'api-key.revoked',
  context,
  summary: 'An API key was revoked',
  data: z.object({ apiKeyId: ApiKeyIdSchema, name: z.string() }),
});
export const apiKeyEvents = [apiKeyCreated, apiKeyRevoked];
