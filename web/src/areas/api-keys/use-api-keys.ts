import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { createApiKey } from '#contracts/api-keys.ts';
import { bodyOf } from '../../api/body.ts';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { usePages } from '../../api/use-pages.ts';

export const useApiKeys = () =>
  usePages([...keys.apiKeys, 'list'], (cursor, signal) =>
    unwrap(api.GET('/api-keys', { params: { query: { limit: 50, ...(cursor && { cursor }) } }, signal })),
  );

export type Wanted = Parameters<typeof bodyOf<typeof createApiKey>>[0];

/** Not repeated by itself and without idempotency key: the API keeps no answer that has a key in it. */
export function useCreateApiKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Wanted) => unwrap(api.POST('/api-keys', { body: bodyOf<typeof createApiKey>(wanted) })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.apiKeys }),
    // The answer has the key: it is not to stay in the cache when the dialog has gone.
    gcTime: 0,
  });
}

export function useRevokeApiKey(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api-keys/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.apiKeys }),
  });
}
