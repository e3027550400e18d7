import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { api, unwrap, unwrapTagged } from '../../../api/client.ts';
import { keys, processQuery, versionQuery } from '../../../api/queries.ts';
import { usePages } from '../../../api/use-pages.ts';
import { definitionOf } from '../draft.ts';

const under = (id: string, ...rest: readonly (string | undefined)[]) =>
  [...keys.process(id), 'history', ...rest] as const;

export const useRevisions = (id: string) =>
  usePages(under(id, 'revisions'), (cursor, signal) =>
    unwrap(
      api.GET('/processes/{id}/revisions', {
        params: { path: { id }, query: { limit: 10, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );

export const useBranches = (id: string) =>
  usePages(under(id, 'branches'), (cursor, signal) =>
    unwrap(
      api.GET('/processes/{id}/branches', { params: { path: { id }, query: { ...(cursor && { cursor }) } }, signal }),
    ),
  );

export const diffQuery = (id: string, from: string, to: string) => ({
  queryKey: under(id, 'diff', from, to),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    unwrap(api.GET('/processes/{id}/diff', { params: { path: { id }, query: { from, to } }, signal })),
});

/** The definition of any state of a process: its draft, a version, a revision or a branch. */
export const stateQuery = (id: string, ref: string) => ({
  queryKey: under(id, 'state', ref),
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<ProcessDefinition> => {
    const path = { id };
    if (ref === 'draft') return definitionOf((await processQuery(id).queryFn({ signal })).data);
    if (ref.startsWith('rev_'))
      return (
        await unwrap(
          api.GET('/processes/{id}/revisions/{revisionId}', { params: { path: { ...path, revisionId: ref } }, signal }),
        )
      ).definition;
    if (ref.startsWith('branch_'))
      return (
        await unwrap(
          api.GET('/processes/{id}/branches/{branchId}', { params: { path: { ...path, branchId: ref } }, signal }),
        )
      ).definition;
    return (await versionQuery(id, ref).queryFn({ signal })).definition;
  },
});

export const branchQuery = (id: string, branchId: string) => ({
  queryKey: under(id, 'branch', branchId),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    unwrapTagged(api.GET('/processes/{id}/branches/{branchId}', { params: { path: { id, branchId } }, signal })),
  staleTime: 0,
});

export const previewQuery = (id: string, from: string) => ({
  queryKey: under(id, 'merge', from),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    unwrap(
      api.POST('/processes/{id}/merge/preview', {
        params: { path: { id } },
        body: { from, into: 'draft', resolutions: [] },
        signal,
      }),
    ),
  gcTime: 0,
});
