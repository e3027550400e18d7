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
  triggers: (id: string) => ['processes', 'one', id, 'triggers'] as const,
  links: (id: string) => ['processes', 'one', id, 'links'] as const,
  impact: (id: string, field: string | undefined) => ['processes', 'one', id, 'impact', field] as const,
  templates: ['processes', 'templates'] as const,
  connections: ['processes', 'connections'] as const,
  executions: ['executions'] as const,
  execution: (id: string) => ['executions', 'one', id] as const,
  tasks: ['tasks'] as const,
  task: (id: string) => ['tasks', 'one', id] as const,
  comments: (id: string) => ['tasks', 'one', id, 'comments'] as const,
  jobs: ['jobs'] as const,
  users: ['users'] as const,
  apiKeys: ['api-keys'] as const,
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

export const useExecutions = (query: Query<'/executions'>) =>
  usePages(
    [...keys.executions, 'list', query],
    (cursor, signal) =>
      unwrap(api.GET('/executions', { params: { query: { ...query, ...(cursor && { cursor }) } }, signal })),
    { refetchInterval: 10_000 },
  );

export const useTasks = (query: Query<'/tasks'>, options: { enabled?: boolean; refetchInterval?: number } = {}) =>
  usePages(
    [...keys.tasks, 'list', query],
    (cursor, signal) =>
      unwrap(api.GET('/tasks', { params: { query: { ...query, ...(cursor && { cursor }) } }, signal })),
    options,
  );

export const useJobs = (query: Query<'/jobs'>, options: { enabled?: boolean; refetchInterval?: number } = {}) =>
  usePages(
    [...keys.jobs, 'list', query],
    (cursor, signal) =>
      unwrap(api.GET('/jobs', { params: { query: { ...query, ...(cursor && { cursor }) } }, signal })),
    options,
  );

/** The people of the tenant, for names and for handing tasks over: as many as one page holds. */
export const usersQuery = {
  queryKey: keys.users,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    unwrap(api.GET('/users', { params: { query: { limit: 100 } }, signal })),
  staleTime: 5 * 60_000,
};

/** Programs by the names of their API keys, for records that say who did something: as many as one page holds. */
export const apiKeyNamesQuery = {
  queryKey: [...keys.apiKeys, 'names'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    unwrap(api.GET('/api-keys/names', { params: { query: { limit: 100 } }, signal })),
  staleTime: 5 * 60_000,
};

/** A published version with its definition, which never changes. */
export const versionQuery = (id: string, version: string) => ({
  queryKey: keys.version(id, version),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    unwrap(api.GET('/processes/{id}/versions/{version}', { params: { path: { id, version } }, signal })),
  staleTime: 60_000,
});

export const taskQuery = (id: string) => ({
  queryKey: keys.task(id),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    unwrapTagged(api.GET('/tasks/{id}', { params: { path: { id } }, signal })),
});
