import * as contract from '#contracts/api-keys.ts';
import { type Route, route } from '#runtime/http-handler.ts';
import { Reply } from '#runtime/reply.ts';
import { shown } from './api-key.ts';
import type { KeysOf } from './api-key-store.ts';
import { createApiKey } from './create-api-key.ts';
import { revokeApiKey } from './revoke-api-key.ts';

/** The operations on API keys. */
export const apiKeyRoutes = ({ keysOf, now }: { keysOf: KeysOf; now: () => number }): Route[] => [
  route(contract.createApiKey, async ({ body, caller }) => {
    const created = await createApiKey(body, caller, { keys: keysOf(caller.tenantId), now: now() });
    return new Reply(created, { headers: { 'cache-control': 'no-store' } });
  }),
  route(contract.listApiKeys, async ({ query, caller }) => {
    const { items, ...rest } = await keysOf(caller.tenantId).page(query);
    return { ...rest, items: items.map((key) => shown(key, now())) };
  }),
  route(contract.listApiKeyNames, ({ query, caller }) => keysOf(caller.tenantId).page(query)),
  route(contract.revokeApiKey, ({ params, caller }) =>
    revokeApiKey(params.id, caller, { keys: keysOf(caller.tenantId), now: now() }),
  ),
];
