import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, idempotent, unwrap } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useWriteKey } from '../../../api/use-write-key.ts';

export type Wanted = { target: string; mapping: Record<string, string> };
type From = { id: string; version: string };

/** The dry run, a page at a time; looked at anew for every other wish. */
export const useDryRun = ({ id, version }: From, wanted: Wanted | undefined) =>
  useInfiniteQuery({
    queryKey: [...keys.version(id, version), 'dry-run', wanted],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.POST('/processes/{id}/versions/{version}/migrations/dry-run', {
          params: { path: { id, version } },
          body: { ...wanted!, limit: 25, ...(pageParam && { cursor: pageParam }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    enabled: wanted !== undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export function useStartMigration({ id, version }: From) {
  const writeKey = useWriteKey();
  return useMutation({
    mutationFn: (body: Wanted & { reason?: string }) =>
      unwrap(
        api.POST('/processes/{id}/versions/{version}/migrations', {
          params: { path: { id, version }, header: idempotent(writeKey(body)) },
          body,
        }),
      ),
  });
}

/** How far a migration is, until it has come to its end. */
export function useProgress(id: string, migrationId: string | undefined) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: [...keys.process(id), 'migration', migrationId],
    queryFn: async ({ signal }) => {
      const path = { id, migrationId: migrationId! };
      const found = await unwrap(api.GET('/processes/{id}/migrations/{migrationId}', { params: { path }, signal }));
      if (found.status === 'completed') void queries.invalidateQueries({ queryKey: keys.executions });
      return found;
    },
    enabled: migrationId !== undefined,
    refetchInterval: ({ state }) => (state.data?.status === 'completed' ? false : 1_000),
  });
}
