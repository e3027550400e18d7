import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { usePages } from '../../../api/use-pages.ts';
import type { usedKinds } from '../../../app/search.ts';

export type UsedKind = (typeof usedKinds)[number];

export const useUses = (kind: UsedKind, name: string) =>
  usePages(
    [...keys.connections, 'uses', kind, name],
    (cursor, signal) =>
      unwrap(
        api.GET('/process-links/where-used', {
          params: { query: { kind, name, limit: 50, ...(cursor && { cursor }) } },
          signal,
        }),
      ),
    { enabled: name !== '' },
  );

export const useCallers = (id: string) =>
  usePages([...keys.links(id), 'callers'], (cursor, signal) =>
    unwrap(
      api.GET('/processes/{id}/where-used', {
        params: { path: { id }, query: { limit: 50, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );

export const useCycles = () =>
  useQuery({
    queryKey: [...keys.connections, 'cycles'],
    queryFn: ({ signal }) => unwrap(api.GET('/process-links/cycles', { signal })),
  });

export const useOrphans = (includeTopLevel: boolean) =>
  usePages([...keys.connections, 'orphans', includeTopLevel], (cursor, signal) =>
    unwrap(
      api.GET('/process-links/orphans', {
        params: {
          query: { includeTopLevel: includeTopLevel ? 'true' : 'false', limit: 25, ...(cursor && { cursor }) },
        },
        signal,
      }),
    ),
  );
