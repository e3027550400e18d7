import { api, unwrap, unwrapTagged } from './client.ts';
import type { paths } from './paths.ts';
import { usePages } from './use-pages.ts';

type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never;

/** Keys of the cache, in one place: what a write makes stale is named here too. */
export const keys = {
  processes: ['processes'] as const,
  process: (id: string) => ['processes', 'one', id] as const,
  versions: (id: string) => ['processes', 'one', id, 'versions'] as const,
  version: (id: string, version: string) => ['processes', 'one', id, 'versions', version] as const,
  validation: (id: string, etag: string | undefined) => ['processes', 'one', id, 'validation', etag] as const,
  executions: ['executions'] as const,
  execution: (id: string) => ['executions', 'one', id] as const,
  tasks: ['tasks'] as const,
  task: (id: string) => ['tasks', 'one', id] as const,
  comments: (id: string) => ['tasks', 'one', id, 'comments'] as const,
  users: ['users'] as const,
  notifications: ['notifications'] as const,
  events: ['events'] as const,
  services: ['services'] as const,
};

export const useProcesses = (query: Query<'/processes'>) =>
  usePages([...keys.processes, 'list', query], (cursor, signal) =>
    unwrap(api.GET('/processes', { params: { query: { ...query, ...(cursor && { cursor }) } }, signal })),
  );

export const processQuery = (id: string) => ({
  queryKey: keys.process(id),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    unwrapTagged(api.GET('/processes/{id}', { params: { path: { id } }, signal })),
});
