import { randomBytes } from 'node:crypto';
import type * as api from '#contracts/api-keys.ts';
import type { ApiKey } from '#contracts/api-keys.ts';
import { type Handlers, handle } from './http.ts';
import { ago, now, uuid } from './ids.ts';
import { page } from './page.ts';
import { people } from './people.ts';
import { notFound } from './problem.ts';

const prefixOf = (id: string): string => `fmk_${id.replaceAll('-', '').slice(0, 16)}`;
const aKey = (name: string, more: Partial<ApiKey> = {}): ApiKey => {
  const id = uuid();
  const made = { createdBy: people.ada.id, createdAt: ago(60_000) };
  return { id, name, prefix: prefixOf(id), roles: ['designer'], status: 'active', ...made, ...more };
};

const stored: ApiKey[] = [
  aKey('GitHub Actions of orders', { lastUsedAt: ago(50), expiresAt: ago(-80_000) }),
  aKey('Card charging worker', { roles: ['worker'], lastUsedAt: ago(10) }),
  aKey('Old pipeline', { status: 'revoked', revokedAt: ago(9_000), revokedBy: people.ada.id }),
];

export const apiKeyHandlers: Handlers = {
  listApiKeys: handle<typeof api.listApiKeys>(({ query }) => ({ body: page(stored, query) })),
  listApiKeyNames: handle<typeof api.listApiKeyNames>(({ query }) => ({ body: page(stored, query) })),
  createApiKey: handle<typeof api.createApiKey>(({ body, user }) => {
    const { expiresAt, ...rest } = body;
    const made = { createdBy: user.id, createdAt: now(), ...(expiresAt !== undefined && { expiresAt }) };
    const key = aKey(body.name, { ...rest, ...made });
    stored.unshift(key);
    const secret = `${prefixOf(key.id)}${'0'.repeat(16)}_${'0'.repeat(32)}_${randomBytes(32).toString('base64url')}`;
    return { body: { ...key, key: secret } };
  }),
  revokeApiKey: ({ params, user }) => {
    const key = stored.find(({ id }) => id === params.id);
    if (!key) throw notFound('api-key.not-found', 'API key');
    Object.assign(key, { status: 'revoked', revokedAt: now(), revokedBy: user.id });
    return {};
  },
};
